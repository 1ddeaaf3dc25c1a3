"""Which statements count: those above the threshold, or confirmed by a person, whose direction can be told."""

from typing import TypeAlias

from palermo.records.claims import Claim, Effort

Statement: TypeAlias = Claim | Effort


def counts(statement: Statement) -> bool:
    """Return whether a statement counts for anything: it waits for nobody, and its direction can be told."""
    return not statement.to_check and statement.certainty != "unclear"


def concerns(statement: Statement, country: str) -> bool:
    """Return whether a statement may be about a country (ISO 3166-1 alpha-3).

    Only one whose countries are all known, and are others, may not.
    """
    return len(statement.about) == 0 or any(one.code in {None, country} for one in statement.about)
