"""Reporting words by lemma: what each takes, from the word list."""

from collections.abc import Mapping
from functools import cache

from palermo.words import load_words

# Kinds of verbs: what they take. Verbs of deeds are in the list to say that they were left out.
_VERBS = ("object", "accuse", "calls", "shows", "clause", "about")


@cache
def reporting() -> Mapping[str, Mapping[str, str]]:
    """Return, for each kind of reporting word, its lemmas with what each means ("says", "denies")."""
    found: dict[str, dict[str, str]] = {}
    for entry in load_words("en", "reporting").entries:
        kind = entry.id.partition(".")[0]
        for lemma in entry.pattern.split("|"):
            found.setdefault(kind, {}).setdefault(lemma, entry.means)
    return found


@cache
def verb_kind(lemma: str) -> str | None:
    """Return what a verb of saying takes: `object` before `clause` where it is both; None for another verb."""
    return next((kind for kind in _VERBS if lemma in reporting()[kind]), None)


def pointing_words() -> frozenset[str]:
    """Return the lemmas of verbs by which a report or a body points to what it tells."""
    return frozenset((*reporting()["points"], *reporting()["shows"]))


def reporting_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the lemmas of verbs that report, and the forms of the nouns and adverbs that do."""
    verbs = frozenset(lemma for kind in _VERBS for lemma in reporting()[kind])
    nouns = reporting()["noun"]
    plurals = (noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s" for noun in nouns)
    return verbs, frozenset((*nouns, *reporting()["adverb"], *plurals))
