"""A text with what is known blotted out by letters, so that a word list can speak of a country or a date."""

from collections.abc import Iterable

from palermo.records import Span


def masked(text: str, marks: Iterable[tuple[Span, str]]) -> str:
    """Return the text, same length, each marked range a run of its one letter.

    `marks` do not overlap and are offsets of the text itself. A word list then names a kind of thing, such as
    `(?-i:X{2,})` for a country, and holds no name.
    """
    letters = list(text)
    for span, letter in marks:
        letters[span.start : span.end] = letter * (span.end - span.start)
    return "".join(letters)
