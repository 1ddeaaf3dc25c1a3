"""Datelines: the place, and the agency, that a news report opens with, which are no part of what it states."""

import re

_DASH = re.compile(r"\s*(?:[—–]|\s--?\s|--)\s*")
_LABEL = re.compile(r"[a-z][a-z -]{2,30}:\s+(?=\S)")
# A place, a region and an agency in brackets have at most so many characters.
_LONGEST = 60
_FEWEST = 3


def after_dateline(text: str) -> int:
    """Return where a sentence begins after its dateline ("VARNA, Oct. 4 — Guards …"); 0 where it has none.

    A dateline is a name in capitals before the first dash, with what follows it after a comma or in brackets. The
    name of a field of a table ("current situation: …") is cut likewise.
    """
    label = _LABEL.match(text)
    if label is not None:
        return label.end()
    match = _DASH.search(text, 0, _LONGEST)
    if match is None or match.end() == len(text):
        return 0
    place = re.split(r"[,(]", text[: match.start()], maxsplit=1)[0].strip()
    letters = sum(letter.isalpha() for letter in place)
    return match.end() if place.isupper() and letters >= _FEWEST else 0
