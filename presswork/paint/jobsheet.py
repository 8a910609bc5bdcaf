"""The job sheet: a job ticket as one A4 page to lie on top of the job."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from presswork.paint.start import painter

STYLE = """
@page { size: A4; margin: 18mm 20mm }
body { font: 400 9.4pt/15pt 'Libre Franklin', 'Noto Sans CJK SC', sans-serif; color: #000 }
h1 { font-size: 20pt; line-height: 26pt; font-weight: 700; margin: 0 0 2mm }
p { margin: 0 0 6mm; color: #444 }
h2 { font-size: 10pt; font-weight: 700; margin: 5mm 0 1mm; border-top: 1pt solid #000; padding-top: 1.5mm }
table { border-collapse: collapse; width: 100% }
td { padding: .6mm 0; vertical-align: top; border-bottom: .3pt solid #bbb; overflow-wrap: anywhere }
td:first-child { width: 42mm; color: #444 }
"""
HEADS = {"file": "File", "product": "Product", "colour": "Colour", "preflight": "Preflight",
         "note": "Note"}


def jobsheet(ticket: Mapping[str, Any]) -> bytes:
    """Set a ticket as a PDF; the same ticket gives the same bytes."""
    job = ticket["job"]
    under = " · ".join(filter(None, (job["issuer"], job["date"])))
    parts = [Markup("<h1>{}</h1><p>{}</p>").format(job["title"], under)]
    for key, head in HEADS.items():
        value = ticket[key]
        if value:
            rows = value if isinstance(value, Mapping) else {"": value}
            parts.append(Markup("<h2>{}</h2><table>{}</table>").format(head, Markup("").join(_rows(rows))))
    page = Markup("<!DOCTYPE html><html lang='en'><title>{}</title><body>{}</body></html>").format(
        job["title"], Markup("").join(parts))
    weasyprint = painter()
    out = io.BytesIO()
    weasyprint.HTML(string=str(page)).write_pdf(out, stylesheets=[weasyprint.CSS(string=STYLE)])
    return out.getvalue()


def _rows(values: Mapping[str, Any]) -> Iterator[Markup]:
    for name, value in values.items():
        yield Markup("<tr><td>{}</td><td>{}</td></tr>").format(name.replace("_", " "), _shown(name, value))


def _shown(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "trim" and isinstance(value, list):
        return f"{value[0]:g} × {value[1]:g} mm"
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return f"{value} mm" if name == "bleed" else f"{value:g} %" if name == "total_ink" else str(value)
