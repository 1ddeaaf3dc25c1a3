"""Words that mark page furniture, headings of reference lists, and list items."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml

LIST_MARK = re.compile(r"^\s*(?:[•●▪◦‣·∙–*+\-]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)\S")
PAGE_NUMBER = re.compile(
    r"^\s*(?:[-–—]\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—])?\s*$", re.IGNORECASE
)


class Furniture(BaseModel):
    """Patterns for whole lines (`margin`) and words that open a reference list or caption."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    margin: tuple[str, ...]
    references: tuple[str, ...]
    captions: tuple[str, ...]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load_yaml("vocabulary/page_furniture.yaml", Furniture)
    margin = re.compile(rf"^\s*(?:{'|'.join(words.margin)})\s*$", re.IGNORECASE)
    references = re.compile(rf"^\s*(?:[ivx\d]+[.)]?\s+)?(?:{'|'.join(words.references)})\s*:?\s*$", re.IGNORECASE)
    captions = re.compile(rf"^\s*(?:{'|'.join(words.captions)})\s*\d+\s*[.:]", re.IGNORECASE)
    return margin, references, captions


def is_margin(line: str) -> bool:
    """Return whether a line is page furniture: a page number, a comment count, a share bar."""
    return len(line) <= 80 and bool(PAGE_NUMBER.match(line) or _patterns()[0].match(line))  # noqa: PLR2004


def opens_references(line: str) -> bool:
    """Return whether a line is the heading of a reference list or of notes."""
    return bool(_patterns()[1].match(line))


def is_caption(line: str) -> bool:
    """Return whether a line opens the caption of a table or figure."""
    return bool(_patterns()[2].match(line))


def is_list_item(line: str) -> bool:
    """Return whether a line begins with a bullet or a list number."""
    return bool(LIST_MARK.match(line))
