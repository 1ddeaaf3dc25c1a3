"""Titles of works as pages print them: after "titled", or in the brackets of titles that Chinese has."""

import re

from palermo.corroborate.wording import fold
from palermo.corroborate.works.vocabulary import work_words

_QUOTED = re.compile(r"[,:]?\s*[“\"‘'*_]+([^”\"’*_\n]{8,160})[”\"’'*_]")
_TITLE = re.compile(r"《([^《》\[\]\n]{6,80})》")
_WORDS = 3


def find_titles(text: str) -> frozenset[str]:
    """Return the titles of works that a text prints, folded; those too short to name one work are left out."""
    found = set()
    for hit in work_words("en").hits("titled", text):
        match = _QUOTED.match(text, hit.end)
        if match is not None and len(match[1].split()) >= _WORDS:
            found.add(fold(match[1]).strip(" .,"))
    if "《" in text:
        chinese = work_words("zh")
        for match in _TITLE.finditer(text):
            around = text[max(match.start() - 30, 0) : match.start()] + text[match.end() : match.end() + 12]
            if chinese.found("study", match[1] + around) and not chinese.found("no_title", match[1]):
                found.add(fold(match[1]))
    return frozenset(found)
