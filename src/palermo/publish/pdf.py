"""An edition as PDF, set by typst from the same values as the page; the same edition gives the same bytes."""

import json
from functools import cache
from importlib.resources import files

import typst

from palermo.publish.display import edition_values
from palermo.publish.edition import Edition


def pdf_file(edition: Edition, *, digest: str) -> bytes:
    """Return the PDF. Text reaches typst as data, never as markup, so nothing in a document can run there.

    Letters come from the fonts inside the typst package and those of the system; a letter that no font has is
    set as an empty box, and the HTML page then shows it by the reader's own fonts.
    """
    data = json.dumps({**edition_values(edition), "digest": digest}, ensure_ascii=False)
    return bytes(typst.compile(_template(), format="pdf", sys_inputs={"data": data}, timestamp=0))


@cache
def _template() -> bytes:
    return files("palermo.publish").joinpath("templates", "report.typ").read_bytes()
