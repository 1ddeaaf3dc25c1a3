"""An edition as PDF, set by typst from the same values as the page; the same edition gives the same bytes."""

import json
from functools import cache
from importlib.resources import files

import typst

from palermo.publish.display import edition_values
from palermo.publish.edition import Edition
from palermo.publish.glyphs import fonts, to_install, unshown
from palermo.publish.paper import for_paper

CONTROLS = {0x2400 + code: f"[U+{code:04X}]" for code in range(0x20)}
"""Pictures of control characters, which few fonts have, by the names that stand for them in print."""


def pdf_file(edition: Edition, *, digest: str) -> bytes:
    """Return the PDF. Text reaches typst as data, never as markup, so nothing in a document can run there.

    Letters come from the fonts inside the typst package, of installed font packages and of the system. A letter
    that no font has is set as an empty box; the first page then names its script and what to install, and the
    HTML page shows it by the reader's fonts.
    """
    values = {**edition_values(for_paper(edition)), "digest": digest}
    data = json.dumps(values, ensure_ascii=False).translate(CONTROLS)
    missing = unshown(data)
    more = json.dumps({"unshown": list(missing), "install": to_install(missing)}, ensure_ascii=False)
    data = f"{data[:-1]}, {more[1:]}"
    told = {"data": data}
    return bytes(typst.compile(_template(), format="pdf", sys_inputs=told, timestamp=0, font_paths=fonts()))


@cache
def _template() -> bytes:
    return files("palermo.publish").joinpath("templates", "report.typ").read_bytes()
