"""How a rank in the Trafficking in Persons Report is said: the lexicon of tiers, compiled."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import re2
from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.records import Tier, TierChange

FILE = "lexicons/en/tiers.yaml"


class _TierWords(BaseModel):
    """The entries of the data file; each is a regular expression unless it is a list of words."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    rank: str
    other_tier_after: tuple[str, ...]
    context: str
    remained: str
    upgraded: str
    downgraded: str
    placed: str
    again: str
    not_placed: str
    moved_from: str
    left_behind: str
    earlier: str
    tail: str
    report_year: str
    report_itself: str
    rating_label: str


@dataclass(frozen=True, slots=True)
class Rank:
    """One rank named in a text: where, which tier, and whether "Tier 2" stands in it."""

    start: int
    end: int
    tier: Tier
    with_tier: bool


@dataclass(frozen=True, slots=True)
class TierLexicon:
    """The compiled lexicon; patterns are objects of google-re2."""

    words: _TierWords

    def pattern(self, name: str) -> Any:
        """Return the compiled pattern of one entry."""
        return _compiled(getattr(self.words, name))

    def changes(self) -> tuple[tuple[TierChange, Any], ...]:
        """Return the three changes with their verbs."""
        return tuple((change, self.pattern(change)) for change in ("remained", "upgraded", "downgraded"))


@cache
def _compiled(pattern: str) -> Any:
    return re2.compile("(?i)" + pattern)


@cache
def tier_lexicon() -> TierLexicon:
    """Return the English lexicon of tiers."""
    return TierLexicon(load_yaml(FILE, _TierWords))


def find_ranks(text: str) -> list[Rank]:
    """Return the ranks a text names, in order, those of other things ("Tier 2 suppliers") left out."""
    ranks = []
    for match in tier_lexicon().pattern("rank").finditer(text):
        following = text[match.end() : match.end() + 30].lstrip(" -\n").partition(" ")[0].strip(".,;:)")
        if following.casefold() not in tier_lexicon().words.other_tier_after:
            groups = {name for name, value in match.groupdict().items() if value}
            ranks.append(Rank(match.start(), match.end(), _tier(groups), not groups & {"watchalone", "special"}))
    return ranks


def _tier(groups: set[str]) -> Tier:
    if groups & {"watch", "watchalone"}:
        return "2WL"
    if "special" in groups:
        return "SC"
    return "1" if "one" in groups else "2" if "two" in groups else "3"
