"""The assessment of one country and report year, from evidence to an indicated tier with its trace."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from palermo.assess.changes import changes, explanation
from palermo.assess.engine import Placement, decide, tier_of
from palermo.assess.history import change
from palermo.assess.panel import LIMITS
from palermo.assess.past import limits, past_years
from palermo.assess.propose import Given, Proposal, propose, reported_change
from palermo.assess.scope import Evidence, Subject, limit, subject
from palermo.assess.sensitivity import sensitivity
from palermo.assess.verdicts import latest, looked_at, rejected, reviewed, rulings, usable
from palermo.assess.weigh import Weighing, findings, roots, weigh
from palermo.datafiles import file_hash
from palermo.records import Assessment, Decision, Finding, Problem, RuleStep, Tier
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
    standing = latest(applied)
    out = rejected(applied, records)
    alone, evidence = evidence, looked_at(evidence, standing)
    scope = limit(evidence, about, rejected=out)
    act, ilo = (
        Weighing(evidence, scope, about, load_instrument(name), load_evidence_map(name))
        for name in ("tvpa", "ilo")
    )
    weighed = weigh(act)
    given = Given(history=history, waivers=tuple(sorted(set(waivers))), decisions=standing)
    proposal = propose(act, weighed, given)
    placement = decide(proposal.facts, sources=proposal.sources, rulings=rulings(standing))
    found = (*findings(act, weighed), *findings(ilo, weigh(ilo)))
    assessment = Assessment(
        country=country,
        year=year,
        period=about.period,
        tier=placement.tier,
        change=change(history.get(year - 1), placement.tier)
        if year - 1 in history
        else reported_change(proposal, placement.tier, evidence),
        automatic=placement.automatic,
        steps=(*_evidence_steps(act, proposal), *placement.trace),
        findings=tuple(reviewed(finding, standing) for finding in found),
        needs_person=placement.needs_person,
        readings=tuple(
            (f"{item.rule}: {item.statement}", item.tier or "undetermined") for item in placement.readings
        ),
        missing=_missing(placement, found),
        consequences=_told(placement, act.instrument),
        assumptions=(
            *scope.notes,
            *placement.assumptions,
            *_timing(about, as_of),
            *_unaided(replace(act, evidence=alone), given, placement.tier),
        ),
        history=past_years({past: tier for past, tier in history.items() if past < year}, waivers),
        limits=limits(country, history, given.waivers, year=year),
        explanation=explanation(history.get(year - 1), placement.tier, weighed, act, forced=_forced(placement)),
        changes=changes(act, weighed, rejected=out),
        sensitivity=sensitivity(act, weighed, given, facts=proposal.facts, placement=placement),
    )
    return assessment, (*proposal.problems, *unused, *_criteria_problems(act), *_subject_problems(act))


def _forced(placement: Placement) -> str | None:
    """Return the rule by which history alone decided, if it did."""
    return next((name for name in LIMITS if placement.automatic and name in placement.rules), None)


def _ids(evidence: Evidence) -> frozenset[str]:
    return frozenset(claim.id for claim in evidence.claims) | frozenset(effort.id for effort in evidence.efforts)


def _unaided(act: Weighing, given: Given, tier: Tier | None) -> tuple[str, ...]:
    """Return what the rules would indicate without anybody's decision, as a sentence where it is another tier."""
    if not given.decisions:
        return ()
    scope = limit(act.evidence, act.about)
    bare = replace(act, scope=scope)
    alone = tier_of(propose(bare, weigh(bare), replace(given, decisions={})).facts)
    if alone == tier:
        return ("Decisions of people count; without them the rules would indicate the same.",)
    named = "no one tier" if alone is None else f"Tier {alone}"
    return (f"Decisions of people count; without them the rules would indicate {named}.",)


def _evidence_steps(act: Weighing, proposal: Proposal) -> tuple[RuleStep, ...]:
    """Return the steps before the rules: the limits of the evidence, and what sources report as the placement."""
    scope = act.scope
    promises = sum(1 for effort in scope.efforts if effort.commitment)
    kept = f"{len(scope.claims)} claims and {len(scope.efforts) - promises} concrete efforts count for the period."
    claims = tuple(claim.id for found in proposal.reports.values() for claim in found)
    told = "; ".join(
        f"Tier {tier}, independent sources: {len(roots(found, act.evidence))}"
        for tier, found in proposal.reports.items()
    )
    return (
        _information(act.instrument, "tier.period", kept),
        _information(
            act.instrument, "tier.concrete_only", f"{promises} promises or drafts are set aside as context."
        ),
        RuleStep(
            rule="evidence.reported_placement",
            version=file_hash("rules/tvpa/evidence.yaml"),
            citation="no provision; the evidence",
            statement="What sources report as the country's placement speaks to facts that nothing else settles.",
            outcome="information",
            reason=f"Reported: {told}." if told else "No source reports a placement for this report year.",
            claims=claims,
        ),
    )


def _information(instrument: Instrument, name: str, reason: str) -> RuleStep:
    rule = instrument.rules[name]
    return RuleStep(
        rule=name,
        version=instrument.versions[name],
        citation=rule.citation,
        statement=rule.statement,
        outcome="information",
        reason=reason,
    )


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


def _subject_problems(act: Weighing) -> tuple[Problem, ...]:
    """Return a Problem where there is evidence and none of it is about the country in its report year."""
    scope, about = act.scope, act.about
    if scope.claims or scope.efforts or not scope.elsewhere:
        return ()
    return (
        Problem(
            stage="assess",
            code="nothing_about_country",
            message=f"No statement of these documents is about {about.country} in the period of {about.year}.",
            remedy="Check the country code and the report year, or add documents about the country.",
        ),
    )
