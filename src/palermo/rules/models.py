"""What a rule file holds: the provision restated, its dates, its condition, its outcome and its cases."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from palermo.rules.conditions import Condition, FactValue, Word

Part = Literal[
    "term", "standard", "criterion", "tier", "significant_efforts", "watch_list", "tier3_consequence",
    "child_soldiers", "indicator", "element", "exception", "purpose", "system",
]  # fmt: skip
Confidence = Literal["text", "seen", "recalled"]
Prong = Literal["prosecution", "protection", "prevention", "other", "standards", "efforts", "worker", "system"]


def as_fact(value: object) -> object:
    """Return a fact's value as written: yes and no are read by YAML as booleans; a number stays a number."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


Fact = Annotated[FactValue, BeforeValidator(as_fact)]


class Model(BaseModel):
    """The settings every part of a rule file shares: frozen, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class FactSpec(Model):
    """A fact that conditions may test: in words, with its values, or a number.

    `asked` is False for facts that the engine works out from the history or from rules already applied.
    """

    says: str
    values: tuple[Word, ...] = ()
    number: bool = False
    asked: bool = True


class InForce(Model):
    """The report years in which a rule holds, both included; None means open."""

    since: int | None = Field(default=None, alias="from")
    until: int | None = None
    note: str = ""

    def covers(self, year: int) -> bool:
        """Return whether the rule holds in that report year."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


class Outcome(Model):
    """What follows for later rules; `final` ends the search for the tier."""

    sets: dict[str, Word] = {}
    final: bool = False


class Inference(Model):
    """A fact that follows from others where it is unknown itself; it never overrides a fact that was given."""

    when: Condition
    sets: dict[str, Word]
    because: str


class NeedsPerson(Model):
    """When a rule must be put before a person, and why."""

    when: Condition
    because: str


class Earlier(Model):
    """The wording that held before: its last report year, what it said and its condition."""

    until: int
    statement: str
    confidence: Confidence
    when: Condition


class Reading(Model):
    """Another reading of an unsettled provision, with the condition it amounts to."""

    id: str
    statement: str
    when: Condition


class Limb(Model):
    """One of several alternatives of a rule for which evidence is gathered on its own."""

    id: str
    label: str
    citation: str


class Gathered(Model):
    """That evidence is gathered for a rule: the prong it is shown under and what is missing without any."""

    prong: Prong
    missing: str


class RuleCase(Model):
    """A case of the rule written by hand: facts, report year, the result expected and why."""

    expect: Literal["met", "not_met", "unknown"]
    facts: dict[str, Fact]
    reason: str
    year: int | None = None


class Rule(Model):
    """One rule of an instrument; the provision cited governs, the statement paraphrases it.

    `confidence` says how the statement was checked: `text` against the provision, `seen` against an official
    text in part, `recalled` not at all.
    """

    id: str
    label: str
    part: Part
    citation: str
    statement: str
    confidence: Confidence
    outcome: str
    when: Condition
    cases: tuple[RuleCase, ...]
    in_force: InForce = InForce()
    amended_by: str | None = None
    inputs: dict[str, str] = {}
    only_where: Condition | None = None
    earlier: tuple[Earlier, ...] = ()
    infers: tuple[Inference, ...] = ()
    met: Outcome = Outcome()
    not_met: Outcome = Outcome()
    needs_person: NeedsPerson | None = None
    readings: tuple[Reading, ...] = ()
    reading: str = ""
    limbs: tuple[Limb, ...] = ()
    evidence: Gathered | None = None
    consequence: bool = False
    notes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _cases_both_ways(self) -> Rule:
        missing = [way for way in ("met", "not_met") if way not in {case.expect for case in self.cases}]
        if missing:
            raise ValueError(f"no case is {' and none is '.join(missing)}; a rule file holds at least one of each")
        if self.readings and not self.reading:
            raise ValueError("another reading is given, but `reading` does not say what is unsettled")
        return self

    @property
    def decides(self) -> bool:
        """Whether later rules depend on this one."""
        return bool(self.met.sets or self.not_met.sets or self.met.final)

    def condition(self, year: int) -> Condition:
        """Return the condition that held in that report year."""
        held = [earlier for earlier in self.earlier if year <= earlier.until]
        return min(held, key=lambda earlier: earlier.until).when if held else self.when

    def wording(self, year: int) -> str:
        """Return the statement that held in that report year."""
        held = [earlier for earlier in self.earlier if year <= earlier.until]
        return min(held, key=lambda earlier: earlier.until).statement if held else self.statement

    def conditions(self) -> tuple[Condition, ...]:
        """Return every condition of the rule, whatever it serves."""
        single = [self.when, self.only_where, self.needs_person.when if self.needs_person else None]
        several = [item.when for group in (self.earlier, self.infers, self.readings) for item in group]
        return (*(condition for condition in single if condition is not None), *several)


class InstrumentFile(Model):
    """What `instrument.yaml` holds: the name, the order of decision and the facts that rules share.

    `decision` are the rules that lead to the tier, in order; `after` those that follow from it.
    `watch_list_counted_from` is the first report year whose placement counts towards the two-year rule.
    """

    id: str
    title: str
    as_of: str
    later_law: tuple[str, ...] = ()
    decision: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    watch_list_counted_from: int | None = None
    facts: dict[str, FactSpec] = {}
