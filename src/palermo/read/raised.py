"""Raised figures of a page: numbers in small print above the line, which point to a note or open one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from palermo.read.pages import Fragment

_FIGURE = re.compile(r"\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*")
_LETTER = re.compile(r"[^\W\d_]")
_NEAR = 8.0
"""Points between a raised figure and its words: less than between two cells."""
_OVERLAP = 1.0
"""Points by which the boxes of two runs may overlap."""
_SMALLER = 0.85
"""Height of a raised figure, as a share of its words', at most: small letters alone are little higher."""
_RISE = 0.35
"""Rise of the figure's foot above that of its words, as a share of their height: more than a descender."""


def with_raised(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Return the fragments of a page in their order; raised figures are marked and set level with their words.

    A figure is raised where it is smaller than the words right before it, or right after it, and its foot stands
    well above theirs but not above their head. Figures on the line itself, of any size, are none.
    """
    return [
        _marked(fragment, fragments) if _FIGURE.fullmatch(fragment.text) else fragment for fragment in fragments
    ]


def _marked(figure: Fragment, fragments: Sequence[Fragment]) -> Fragment:
    host = min(_hosts(figure, fragments), key=lambda found: found[0], default=None)
    return figure if host is None else replace(figure, top=host[1].top, bottom=host[1].bottom, raised=True)


def _hosts(figure: Fragment, fragments: Sequence[Fragment]) -> Iterator[tuple[float, Fragment]]:
    """Yield the words a figure may be raised beside, each with its distance; words before it go first."""
    for words in fragments:
        before, after = figure.left - words.right, words.left - figure.right
        near = -_OVERLAP <= before < _NEAR or -_OVERLAP <= after < _NEAR
        if near and _LETTER.search(words.text) and _is_above(figure, words):
            yield (before if before >= -_OVERLAP else after + _NEAR), words


def _is_above(figure: Fragment, words: Fragment) -> bool:
    rise = words.bottom - figure.bottom
    return figure.height < words.height * _SMALLER and words.height * _RISE < rise < words.height
