"""The gallery: proofs of a verdict written where they were asked for."""

from collections.abc import Iterator
from pathlib import Path

from presswork.check.preflight import Verdict
from presswork.check.proof import annotated, fitting, pictures, plate_previews, soft_proof
from presswork.check.separations import ghostscript


def hang(verdict: Verdict, proof: Path | None, soft: Path | None, plates: Path | None) -> Iterator[Path]:
    """Write the proofs asked for into their folders; gives the files. What needs Ghostscript is left out without it."""
    stem, drawn = verdict.path.stem, bool(ghostscript())
    for folder in {folder for folder in (proof, soft, plates) if folder}:
        folder.mkdir(parents=True, exist_ok=True)
    if verdict.paper is None:
        return
    if proof:
        file = proof / f"{stem}.proof.pdf"
        file.write_bytes(annotated(verdict))
        yield file
        if drawn:
            yield from pictures(file, proof, f"{stem}.proof", fitting(verdict))
    if soft and drawn:
        yield from soft_proof(verdict, soft, f"{stem}.soft")
    if plates and drawn:
        yield from plate_previews(verdict, plates, f"{stem}.plate")
