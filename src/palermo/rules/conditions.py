"""Conditions of rules: a small closed set of operators under three-valued logic.

A condition is met (True), not met (False) or open (None) over a mapping of fact names to values; a fact that
is not in the mapping is unknown. The connectives are Kleene's: an unknown part leaves the whole open only
where the parts that are known do not already decide it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

FactValue: TypeAlias = str | int
Facts: TypeAlias = Mapping[str, FactValue]


def as_word(value: object) -> object:
    """Return a YAML value as the word it was written as: yes and no are read as booleans, tiers as numbers."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int) else value


Word = Annotated[str, BeforeValidator(as_word)]


class Condition(BaseModel):
    """One operator: a test of one fact, or a connective over further conditions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fact: str | None = None
    equals: Word | None = None
    is_one_of: tuple[Word, ...] | None = None
    at_least: int | None = None
    at_most: int | None = None
    all_of: tuple[Condition, ...] | None = None
    any_of: tuple[Condition, ...] | None = None
    none_of: tuple[Condition, ...] | None = None

    @model_validator(mode="after")
    def _one_operator(self) -> Condition:
        tests = [
            name for name in ("equals", "is_one_of", "at_least", "at_most") if getattr(self, name) is not None
        ]
        joins = [name for name in ("all_of", "any_of", "none_of") if getattr(self, name) is not None]
        if self.fact is None and (tests or len(joins) != 1):
            raise ValueError("a condition holds a fact with one test, or exactly one of all_of, any_of, none_of")
        if self.fact is not None and (joins or len(tests) != 1):
            raise ValueError(f"the fact {self.fact} needs exactly one of equals, is_one_of, at_least, at_most")
        return self

    @property
    def parts(self) -> tuple[Condition, ...]:
        """The conditions that a connective joins; empty for the test of a fact."""
        return self.all_of or self.any_of or self.none_of or ()


def tests_of(condition: Condition) -> Iterator[Condition]:
    """Return every test of a fact in the condition, in the order written."""
    if condition.fact is not None:
        yield condition
    for part in condition.parts:
        yield from tests_of(part)


def evaluate(condition: Condition, facts: Facts) -> bool | None:
    """Return whether the condition is met: True, False, or None while unknown facts leave it open."""
    if condition.fact is not None:
        return _test(condition, facts.get(condition.fact))
    results = [evaluate(part, facts) for part in condition.parts]
    if condition.all_of is not None:
        return _all(results)
    anyone = _any(results)
    if condition.none_of is None or anyone is None:
        return anyone
    return not anyone


def _test(condition: Condition, value: FactValue | None) -> bool | None:
    if value is None:
        return None
    if condition.at_least is not None:
        return int(value) >= condition.at_least
    if condition.at_most is not None:
        return int(value) <= condition.at_most
    if condition.is_one_of is not None:
        return str(value) in condition.is_one_of
    return str(value) == condition.equals


def _all(results: list[bool | None]) -> bool | None:
    if False in results:
        return False
    return None if None in results else True


def _any(results: list[bool | None]) -> bool | None:
    if True in results:
        return True
    return None if None in results else False


def grounds(condition: Condition, facts: Facts) -> tuple[str, ...]:
    """Return the facts that carry the result, in the order written, each once.

    For a condition met or not met these are the facts that make it so; for an open one, those it waits for.
    """
    result = evaluate(condition, facts)
    if condition.fact is not None:
        return (condition.fact,)
    wanted = {True, False} if _decided_by_all(condition, result) else {_carrier(condition, result)}
    found: dict[str, None] = {}
    for part in condition.parts:
        if evaluate(part, facts) in wanted:
            found.update(dict.fromkeys(grounds(part, facts)))
    return tuple(found)


def _decided_by_all(condition: Condition, result: bool | None) -> bool:  # noqa: FBT001 (a truth value)
    met = result if condition.none_of is None else _negated(result)
    return met is not None and met == (condition.all_of is not None)


def _carrier(condition: Condition, result: bool | None) -> bool | None:  # noqa: FBT001 (a truth value)
    return result if condition.none_of is None else _negated(result)


def _negated(result: bool | None) -> bool | None:  # noqa: FBT001 (a truth value)
    return None if result is None else not result


def unsettled(condition: Condition, facts: Facts) -> tuple[str, ...]:
    """Return the unknown facts that keep the condition open, in the order written; empty once it is decided."""
    if evaluate(condition, facts) is not None:
        return ()
    return tuple(name for name in grounds(condition, facts) if name not in facts)


def explain(condition: Condition, facts: Facts, says: Mapping[str, str]) -> str:
    """Return the facts that carry the result as a plain sentence; `says` gives each fact in words."""
    told = (
        f"{says.get(name, name)}: {str(facts.get(name, 'unknown')).replace('_', ' ')}"
        for name in grounds(condition, facts)
    )
    return "; ".join(told)
