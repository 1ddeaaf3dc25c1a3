"""Which documents are copies of one another, whole, edited or cut: and by which passages."""

from collections.abc import Iterable, Iterator

import numpy as np
from rapidfuzz.distance import Indel

from palermo.corroborate.kept import kept_share, stands_in_tails
from palermo.corroborate.near import BANDS, SHORT, Brief, Keys, brief, shared_runs, sharing, sketched
from palermo.corroborate.wording import SHINGLE, Wording, shingles

# The share of the shorter, and of the longer text's runs that make a copy; set by looking at copies of news.
_SHORTER_SHARE = 0.5
_LONGER_SHARE = 0.25
# Short texts must be nearly alike, letter for letter.
_SHORT_ALIKE = 0.93
# Each text of a yearly template names a year, or several facts, that the other lacks.
_TEMPLATE_FACTS = 2
_TEMPLATE_SHARE = 0.04
# Share of the words that stand in sentences both texts hold, from which they are copies whatever else they state.
_COPIED_SENTENCES = 0.5
# A text most of whose runs the other holds is a copy wherever they stand.
_NEARLY_ALL = 0.8


def copy_score(first: Wording, second: Wording) -> float:
    """Return how far one text is a copy of the other, 0 (no copy) to 1; a measure, no probability.

    The score is the share of the shorter text's runs of five words found in the longer. Two issues of one
    template are no copies, however alike: they differ in just what a copy keeps, its years, figures and names.
    Nor are texts that have their endings in common and nothing else: what a site puts below all its pages.
    """
    if first.folded == second.folded:
        return 1.0
    if not first.words or not second.words or is_template(first, second):
        return 0.0
    if min(len(first.words), len(second.words)) < SHORT:
        alike = Indel.normalized_similarity(first.words, second.words)
        return alike if alike >= _SHORT_ALIKE and first.facts == second.facts else 0.0
    shared = len(first.shingles & second.shingles)
    shorter, longer = sorted((len(first.shingles), len(second.shingles)))
    if not has_enough(shared, shorter, longer):
        return 0.0
    return 0.0 if shared < _NEARLY_ALL * shorter and stands_in_tails(first, second) else shared / shorter


def has_enough(shared: int, shorter: int, longer: int) -> bool:
    """Return whether two texts with so many runs, and so many of them shared, are copies by their runs."""
    return shared > 0 and (shared >= _SHORTER_SHARE * shorter or shared >= _LONGER_SHARE * longer)


def near_copies(texts: Iterable[str]) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of places of texts that are copies by their runs, with the share of the shorter's runs.

    This is the search of `trace` without what it reads besides (facts, names, references): the same sketches, the
    same comparison of their keys and the same test. Texts are compared by their words between blanks, in any case.
    """
    rows: list[Keys] = []
    sets: list[Brief] = []
    for bands, runs in sketched((text.casefold() for text in texts), short=SHINGLE):
        rows.append(bands)
        sets.append(brief(runs))
    for one, two in sharing(np.array(rows, np.uint64).reshape(-1, BANDS), need=1).tolist():
        shared, shorter, longer = shared_runs(sets[one], sets[two])
        if has_enough(shared, shorter, longer):
            yield one, two, shared / shorter


def passages(text: str, own: Wording, other: Wording, *, most: int = 3) -> tuple[str, ...]:
    """Return the longest passages of `text`, letter for letter, whose wording the other text shares."""
    runs: list[list[int]] = []
    for place, run in enumerate(shingles(own.words)):
        if run in other.shingles:
            if runs and place <= runs[-1][1]:
                runs[-1][1] = place + SHINGLE
            else:
                runs.append([place, place + SHINGLE])
    longest = sorted(runs, key=lambda run: (run[0] - run[1], run[0]))[:most]
    last = len(own.spans)
    return tuple(text[own.spans[a].start : own.spans[min(b, last) - 1].end] for a, b in sorted(longest))


def is_template(first: Wording, second: Wording) -> bool:
    """Return whether two texts are issues of one template: each states years, or several facts, of its own.

    A template puts other facts into its sentences; a copy keeps the facts of most sentences, whatever its
    headline, caption, byline and spelling are.
    """
    if kept_share(first, second, edited=False) >= _COPIED_SENTENCES:
        return False
    if first.years - second.years and second.years - first.years:
        return True
    if not (first.has_case and _states_its_own(first, second) and _states_its_own(second, first)):
        return False
    return kept_share(first, second, edited=True) < _COPIED_SENTENCES


def _states_its_own(own: Wording, other: Wording) -> bool:
    """Return whether a text has facts, a name among them, that the other lacks."""
    new = own.facts - set(other.words)
    enough = max(_TEMPLATE_FACTS, _TEMPLATE_SHARE * len(own.facts))
    return len(new) >= enough and any(not word[0].isdigit() for word in new)
