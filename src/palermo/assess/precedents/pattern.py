"""The pattern of a country-year: which criteria were told of, and how each step was told."""

from collections.abc import Iterable, Iterator

from palermo.assess.judge import cell_of
from palermo.records import Claim, Effort
from palermo.rules import load_judgement

PLANNED, ANY = "planned", "any"
# Judgements of all efforts together, which would repeat a verdict: they are no criterion.
_WHOLE = frozenset({"std.4", "sig.factors"})
_STANDARDS = ("std.1", "std.2", "std.3")
_CODES = ("state_policy_or_pattern", "child_soldiers", "official_complicity")


def pattern_of(efforts: Iterable[Effort], claims: Iterable[Claim]) -> frozenset[str]:
    """Return the marks of a country-year: criterion and cell, `any` and cell, and codes of abuse by officials.

    A mark is there or not, however many statements or sources tell it, so that a full folder and a short entry
    can be alike. What is denied leaves no mark, nor does a judgement of all efforts together.
    """
    return frozenset((*_of_efforts(efforts), *_of_claims(claims)))


def _of_efforts(efforts: Iterable[Effort]) -> Iterator[str]:
    known = {*_STANDARDS, *(name for prong in load_judgement("tvpa").prongs for name in prong.criteria)} - _WHOLE
    for effort in efforts:
        if effort.criterion in known and effort.certainty != "denied":
            planned = effort.commitment or effort.done == PLANNED
            cell = PLANNED if planned else cell_of(effort) or "mixed"
            yield f"{effort.criterion}:{cell}"
            yield f"{ANY}:{cell}"


def _of_claims(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        if claim.certainty != "denied":
            yield from (code for code in _CODES if code in claim.abuses)
