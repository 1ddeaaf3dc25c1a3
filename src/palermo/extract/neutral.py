"""A copy of a text in which every state and people of a state has one neutral name, with the way back.

The reader sees the same words whichever state a text is about, so that another state changes nothing.
"""

from bisect import bisect_right
from dataclasses import dataclass

from palermo.extract.entities.named import Named, find_named

# Invented: no state has these names.
_STATE, _OF_STATE = "Ardania", "Ardanian"
_HAN = "阿达尼亚"
_ABBREVIATED = 3  # letters of a name in capitals that is an abbreviation


@dataclass(frozen=True, slots=True)
class Neutral:
    """The neutral copy of a text.

    `places` are where each piece of the copy begins, in it and in the text, in order: first a piece kept, then by
    turns a name exchanged and a piece kept.
    """

    text: str
    places: tuple[tuple[int, int], ...]

    def back(self, offset: int, *, end: bool = False) -> int:
        """Return the offset in the text of one in the copy; inside a name exchanged its start, or its `end`."""
        starts = [place[0] for place in self.places]
        number = max(0, bisect_right(starts, offset - end) - 1)
        start, own = self.places[number]
        if number % 2 == 0 or offset == start:
            return own + offset - start
        return self.places[number + 1][1] if end else own


def neutral(text: str, *, language: str) -> Neutral:
    """Return a text with every state and people of a state, as `find_named` has them, under one neutral name."""
    parts, places, at, length = [], [(0, 0)], 0, 0
    for one in (n for n in find_named(text, language=language) if n.kind != "inside"):
        kept, name = text[at : one.span.start], _name(one, text, language)
        parts += [kept, name]
        length += len(kept)
        places += [(length, one.span.start), (length + len(name), one.span.end)]
        length, at = length + len(name), one.span.end
    return Neutral("".join((*parts, text[at:])), tuple(places))


def _name(one: Named, text: str, language: str) -> str:
    written = text[one.span.start : one.span.end]
    if language.partition("-")[0] == "zh":
        return _HAN
    plural = "s" if one.kind == "people" and written.endswith("s") and not written.endswith("ss") else ""
    name = (_OF_STATE if one.kind == "people" else _STATE) + plural
    return name.upper() if written.isupper() and len(written) > _ABBREVIATED else name
