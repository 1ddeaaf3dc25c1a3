"""Hearsay: "there were reports of …" names an unnamed source and hands on what it tells."""

from dataclasses import dataclass

from palermo.extract.claims.wording import load_wording
from palermo.records import ChainLink

_NOUNS = ("report", "rumour", "rumor", "account")


@dataclass(frozen=True, slots=True)
class Hearsay:
    """The unnamed source of a clause, and where what it tells begins."""

    link: ChainLink
    end: int


def hearsay_source(text: str, start: int, end: int) -> Hearsay | None:
    """Return the source of a clause that opens with hearsay, None for any other."""
    hits = load_wording().hearsay.hits(text[start:end])
    if not hits:
        return None
    words = text[start : start + hits[0].end].split()
    noun = next(word for word in words if word.casefold().startswith(_NOUNS))
    at = text.index(noun, start)
    return Hearsay(ChainLink(f"{noun} (unnamed)", "unnamed", at, at + len(noun)), start + hits[0].end)
