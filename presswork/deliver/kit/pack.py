"""The zip of a press kit: sorted, one date, one mode, its checksums inside, so that the same kit is the same bytes."""

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Mapping

EARLIEST = 1980  # the first year that a zip can name
STORED = (".pdf", ".png", ".jpg", ".jpeg")  # packed already


def manifest_text(files: Mapping[str, bytes]) -> bytes:
    """List files with their SHA-256 in the form of ``sha256sum -c``."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())).encode()


def packed(folder: str, files: Mapping[str, bytes], day: dt.date) -> bytes:
    """Pack files into one folder of a zip, all dated ``day``, readable by everyone."""
    out = io.BytesIO()
    date = (max(day.year, EARLIEST), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", date)
            entry.create_system = 3  # Unix, whatever the machine, as the mode below is Unix's
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.lower().endswith(STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return out.getvalue()
