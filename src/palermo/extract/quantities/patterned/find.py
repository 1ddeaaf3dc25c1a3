"""Where the forms of figures stand in a text: the surest first, apart from one another and from what is none."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator

from palermo.extract.quantities.patterned.forms import form_patterns, void_pattern
from palermo.extract.quantities.patterned.measure import read_form
from palermo.extract.quantities.patterned.words import number_words
from palermo.records.claims import Quantity

_Span = tuple[int, int]


def find_patterned(text: str, language: str, *, offset: int) -> tuple[Quantity, ...]:
    """Return the quantities of a text in a language with a file of number words, in order and apart."""
    words = number_words(language)
    taken = [match.span() for match in void_pattern(language).finditer(text) if match.end() > match.start()]
    found: list[Quantity] = []
    for form in form_patterns(language):
        for match in _free(form.pattern, text, tuple(taken)):
            read = read_form(match, form.form, words, offset=offset)
            if read is not None:
                found.extend(read)
                insort(taken, match.span())
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _free(pattern: re.Pattern[str], text: str, taken: tuple[_Span, ...]) -> Iterator[re.Match[str]]:
    """Yield the matches that touch nothing taken; behind what is taken the search goes on."""
    at = 0
    while (match := pattern.search(text, at)) is not None:
        place = bisect_left(taken, (match.start(), 0))
        if place and taken[place - 1][1] > match.start():
            at = max(taken[place - 1][1], match.start() + 1)
        elif place < len(taken) and taken[place][0] < match.end():
            at = max(taken[place][1], match.start() + 1)
        else:
            yield match
            at = max(match.end(), at + 1)
