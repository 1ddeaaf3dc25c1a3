"""One walk over the rules in their order, with what each rule found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from palermo.records import RuleStep, StepOutcome
from palermo.rules import Condition, FactValue, Instrument, Rule, evaluate, explain, grounds, unsettled


@dataclass(frozen=True, slots=True)
class Walk:
    """The steps taken, the facts at the end, and the unknown facts that the first open deciding rule asks for.

    `applied` are the ids of the rules that were met, in order.
    """

    steps: tuple[RuleStep, ...]
    facts: Mapping[str, FactValue]
    asks: tuple[str, ...]
    applied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided about a rule, as a sentence; `met` is None unless they put it in the rule's place."""

    told: str
    met: bool | None = None

    @property
    def condition(self) -> Condition | None:
        """The condition that stands in the rule's place: one always met, one never met, or None."""
        if self.met is None:
            return None
        return Condition(all_of=()) if self.met else Condition(any_of=())


NO_RULINGS: Mapping[str, Ruling] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a walk is made under: the instrument, the report year, other readings by rule, claims by fact.

    `rulings` are what people decided, by rule; such a rule waits for nobody. A reading comes before a ruling.

    `traced` is False where only the end is wanted, which is several times faster.
    """

    instrument: Instrument
    year: int
    readings: Mapping[str, Condition] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rulings: Mapping[str, Ruling] = field(default_factory=dict)
    traced: bool = True


def walk(order: tuple[str, ...], facts: Mapping[str, FactValue], setting: Setting) -> Walk:
    """Return the walk over the rules of that order, up to the first that is met and final."""
    held = dict(facts)
    steps: list[RuleStep] = []
    applied: list[str] = []
    asks: tuple[str, ...] = ()
    for name in order:
        rule = setting.instrument.rules[name]
        if not rule.in_force.covers(setting.year):
            steps += [_not_in_force(rule, setting)] if setting.traced else []
            continue
        inferred = _infer(rule, held)
        place = True if rule.only_where is None else evaluate(rule.only_where, held)
        if place is False:
            continue
        condition = _condition(rule, setting)
        result = evaluate(condition, held) if place else None
        steps += [_step(rule, condition, result, (held, inferred), setting)] if setting.traced else []
        if result is None and rule.decides:
            asks = asks or _asked(unsettled(condition, held), setting.instrument)
        elif result is not None:
            applied += [name] if result else []
            outcome = rule.met if result else rule.not_met
            held.update(outcome.sets)
            if outcome.final:
                break
    return Walk(steps=tuple(steps), facts=held, asks=asks, applied=tuple(applied))


def _condition(rule: Rule, setting: Setting) -> Condition:
    ruled = setting.rulings[rule.id].condition if rule.id in setting.rulings else None
    return setting.readings.get(rule.id, ruled or rule.condition(setting.year))


def _infer(rule: Rule, held: dict[str, FactValue]) -> tuple[str, ...]:
    """Add the facts that follow from others where they are unknown; return why."""
    reasons = []
    for inference in rule.infers:
        new = {name: value for name, value in inference.sets.items() if name not in held}
        if new and evaluate(inference.when, held):
            held.update(new)
            reasons.append(inference.because)
    return tuple(reasons)


def _asked(names: tuple[str, ...], instrument: Instrument) -> tuple[str, ...]:
    return tuple(name for name in names if instrument.file.facts[name].asked)


def _not_in_force(rule: Rule, setting: Setting) -> RuleStep:
    since, until = rule.in_force.since, rule.in_force.until
    told = (
        f"from the {since} report" if since is not None and setting.year < since else f"until the {until} report"
    )
    return RuleStep(
        rule=rule.id,
        version=setting.instrument.versions[rule.id],
        citation=rule.citation,
        statement=rule.statement,
        outcome="information",
        reason=f"Not applied: in force {told}.",
    )


def _step(
    rule: Rule,
    condition: Condition,
    result: bool | None,  # noqa: FBT001 (a truth value)
    known: tuple[Mapping[str, FactValue], tuple[str, ...]],
    setting: Setting,
) -> RuleStep:
    held, inferred = known
    ruling = setting.rulings.get(rule.id)
    person, because = _waiting(rule, held)
    if ruling is not None:
        condition, person, because = rule.condition(setting.year), False, (ruling.told,)
    used = {claim for name in grounds(condition, held) for claim in setting.sources.get(name, ())}
    return RuleStep(
        rule=rule.id,
        version=setting.instrument.versions[rule.id],
        citation=rule.citation,
        statement=rule.wording(setting.year),
        outcome=_outcome(result, person=person),
        reason=" ".join((_sentence(explain(condition, held, setting.instrument.says)), *inferred, *because)),
        claims=tuple(sorted(used)),
        needs_person=person,
    )


def _waiting(rule: Rule, held: Mapping[str, FactValue]) -> tuple[bool, tuple[str, ...]]:
    """Return whether the rule waits for a person, and why."""
    if rule.needs_person is None or evaluate(rule.needs_person.when, held) is not True:
        return False, ()
    return True, (rule.needs_person.because,)


def _outcome(result: bool | None, *, person: bool) -> StepOutcome:  # noqa: FBT001 (a truth value)
    if person:
        return "needs_person"
    if result is None:
        return "unknown"
    return "met" if result else "not_met"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
