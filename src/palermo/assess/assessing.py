"""The assessment of one country and report year, from evidence to an indicated tier with its trace."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from palermo.assess.changes import changes, explanation
from palermo.assess.engine import Placement, decide, tier_of
from palermo.assess.history import change
from palermo.assess.holdings import no_ground
from palermo.assess.judge import GROUNDS
from palermo.assess.panel import LIMITS
from palermo.assess.past import limits, past_years
from palermo.assess.precedents import precedents
from palermo.assess.propose import Given, Proposal, propose, reported_change
from palermo.assess.scope import Evidence, Subject, limit, subject
from palermo.assess.sensitivity import sensitivity
from palermo.assess.standing import Tiers, stand, summary
from palermo.assess.steps import evidence_steps, waiting
from palermo.assess.verdicts import latest, looked_at, rejected, reviewed, rulings, usable
from palermo.assess.weigh import Weighing, findings, weigh
from palermo.records import Assessment, Decision, Finding, Problem, Standing, Tier
from palermo.rules import Instrument, load_evidence_map, load_instrument


def assess(  # noqa: PLR0913 (one subject, one body of evidence, and what the user may give)
    evidence: Evidence,
    *,
    country: str,
    year: int,
    as_of: str,
    history: Mapping[int, Tier] = MappingProxyType({}),
    waivers: tuple[int, ...] = (),
    decisions: Iterable[Decision] = (),
) -> tuple[Assessment, tuple[Problem, ...]]:
    """Return the assessment of a country for a report year, and the problems met on the way.

    The order of the evidence changes nothing, nor does a copy of a document. `as_of` is an ISO date: what is
    assessed before the reporting period has ended says so. Errors: UsageError for a malformed country code or
    report year.
    """
    about = subject(country, year)
    records = _ids(evidence)
    applied, unused = usable(decisions, records)
    held = latest(applied)
    out = rejected(applied, records)
    alone, evidence = evidence, looked_at(evidence, held)
    scope = limit(evidence, about, rejected=out)
    act, ilo = (
        Weighing(evidence, scope, about, load_instrument(name), load_evidence_map(name))
        for name in ("tvpa", "ilo")
    )
    weighed = weigh(act)
    given = Given(history=history, waivers=tuple(sorted(set(waivers))), decisions=held)
    proposal = propose(act, weighed, given)
    placement = decide(proposal.facts, sources=proposal.sources, rulings=rulings(held))
    found = (*findings(act, weighed), *findings(ilo, weigh(ilo)))
    tiers = Tiers(
        placement.tier,
        alone=_alone(replace(act, evidence=alone), given) if held else placement.tier,
        checked=_checked(act, given, out) if _unsure(evidence) else placement.tier,
    )
    standing = stand(act, given, proposal, tiers)
    standing = replace(standing, summary=summary(standing, placement.tier, proposal))
    ground = _ground(act, proposal, standing) if placement.tier is None else ()
    assessment = Assessment(
        country=country,
        year=year,
        period=about.period,
        tier=placement.tier,
        change=change(history.get(year - 1), placement.tier)
        if year - 1 in history
        else reported_change(proposal, placement.tier, evidence),
        automatic=placement.automatic,
        steps=(
            *evidence_steps(act, proposal, standing.judged),
            *(waiting(step, proposal) for step in placement.trace),
        ),
        findings=tuple(reviewed(finding, held) for finding in found),
        needs_person=_needs_person(placement, proposal),
        readings=tuple(
            (f"{item.rule}: {item.statement}", item.tier or "undetermined") for item in placement.readings
        ),
        missing=(*ground, *_missing(placement, found)),
        consequences=_told(placement, act.instrument),
        assumptions=(
            *scope.notes,
            *placement.assumptions,
            *_timing(about, as_of),
            *_unaided(given, tiers),
        ),
        history=past_years({past: tier for past, tier in history.items() if past < year}, waivers),
        limits=limits(country, history, given.waivers, year=year),
        explanation=explanation(history.get(year - 1), placement.tier, weighed, act, forced=_forced(placement)),
        changes=changes(act, weighed, rejected=out),
        sensitivity=sensitivity(act, weighed, given, facts=proposal.facts, placement=placement),
        standing=standing,
        precedents=precedents(scope, about),
    )
    return assessment, (*proposal.problems, *unused, *_criteria_problems(act), *_ground_problems(act, ground))


def _forced(placement: Placement) -> str | None:
    """Return the rule by which history alone decided, if it did."""
    return next((name for name in LIMITS if placement.automatic and name in placement.rules), None)


def _ids(evidence: Evidence) -> frozenset[str]:
    return frozenset(claim.id for claim in evidence.claims) | frozenset(effort.id for effort in evidence.efforts)


def _alone(act: Weighing, given: Given) -> Tier | None:
    """Return the tier that the evidence indicates without anybody's decision."""
    bare = replace(act, scope=limit(act.evidence, act.about))
    return tier_of(propose(bare, weigh(bare), replace(given, decisions={})).facts)


def _unsure(evidence: Evidence) -> bool:
    return any(one.to_check for one in evidence.claims) or any(one.to_check for one in evidence.efforts)


def _checked(act: Weighing, given: Given, out: frozenset[str]) -> Tier | None:
    """Return the tier as if a person had confirmed every statement that is to be checked."""
    sure = replace(
        act.evidence,
        claims=tuple(replace(one, to_check=False) for one in act.evidence.claims),
        efforts=tuple(replace(one, to_check=False) for one in act.evidence.efforts),
    )
    whole = replace(act, evidence=sure, scope=limit(sure, act.about, rejected=out))
    return tier_of(propose(whole, weigh(whole), given).facts, rulings=rulings(given.decisions))


def _unaided(given: Given, tiers: Tiers) -> tuple[str, ...]:
    """Return what the rules would indicate without anybody's decision, as a sentence where it is another tier."""
    if not given.decisions:
        return ()
    if tiers.alone == tiers.now:
        return ("Decisions of people count; without them the rules would indicate the same.",)
    named = "no one tier" if tiers.alone is None else f"Tier {tiers.alone}"
    return (f"Decisions of people count; without them the rules would indicate {named}.",)


def _ground(act: Weighing, proposal: Proposal, standing: Standing) -> tuple[str, ...]:
    """Return why no tier may be named, as a sentence; empty where there is ground for one."""
    if GROUNDS in proposal.held or proposal.reports:
        return ()
    return (no_ground(act.about, standing.folder),)


def _needs_person(placement: Placement, proposal: Proposal) -> tuple[str, ...]:
    """Return the rules that wait for a person, in the order applied."""
    steps = (waiting(step, proposal) for step in placement.trace)
    return tuple(step.rule for step in steps if step.needs_person)


def _missing(placement: Placement, found: tuple[Finding, ...]) -> tuple[str, ...]:
    bare = [
        finding.label for finding in found if finding.status == "no_evidence" and finding.id.startswith("crit.")
    ]
    told = f"No evidence of the period was found on these criteria: {'; '.join(bare)}."
    return (*placement.missing, *((told,) if bare else ()))


def _told(placement: Placement, instrument: Instrument) -> tuple[str, ...]:
    rules = (instrument.rules[name] for name in placement.consequences)
    return tuple(f"{rule.statement} ({rule.citation})" for rule in rules)


def _timing(about: Subject, as_of: str) -> tuple[str, ...]:
    last = about.period[1]
    if as_of > last:
        return ()
    return (f"The reporting period ends on {last} and was not over on {as_of}; the evidence is not complete.",)


def _criteria_problems(act: Weighing) -> tuple[Problem, ...]:
    unknown = sorted(
        {effort.criterion for effort in act.scope.efforts if effort.criterion not in act.instrument.rules}
    )
    return tuple(
        Problem(
            stage="assess",
            code="unknown_criterion",
            message=f"Efforts name the criterion {name}, which no rule file holds; they are left out.",
            remedy="Use the id of a criterion or standard, such as crit.1.",
        )
        for name in unknown
    )


def _ground_problems(act: Weighing, ground: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return a Problem where nothing in the folder lets a tier be named, with what is in it."""
    scope = act.scope
    strangers = bool(scope.elsewhere) and not scope.claims and not scope.efforts
    return tuple(
        Problem(
            stage="assess",
            code="nothing_about_country" if strangers else "no_ground_for_tier",
            message=message.rstrip("."),
            remedy="Check the country code and the report year, or add documents of that time about the country.",
        )
        for message in ground
    )
