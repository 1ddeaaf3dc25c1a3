"""Evidence gathered for and against each rule, counted by independent root and graded by certainty."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from palermo.assess.scope import Evidence, Scope, Subject
from palermo.records import Claim, Effort, Finding, FindingStatus, torn
from palermo.records.sides import EFFORTS, is_policy
from palermo.rules import Bearing, EvidenceMap, Instrument, Rule, StatedFinding, load_judgement

STANDARD_OF_CRITERIA = "std.4"  # 22 USC 7106(b) lists indicia for the fourth standard alone


@dataclass(frozen=True, slots=True)
class Weighed:
    """One rule's evidence: claims and efforts for and against, and what counts on neither side.

    `commitments` are promises; `mixed` tell both sides in one clause or sentence, or were read as both.
    """

    supporting: tuple[Claim | Effort, ...] = ()
    opposing: tuple[Claim | Effort, ...] = ()
    commitments: tuple[Effort, ...] = ()
    mixed: tuple[Claim | Effort, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighing:
    """What weighing needs: evidence, scope and subject, the instrument and its map of what bears on what.

    `thresholds` are those of the judgement of efforts, by id.
    """

    evidence: Evidence
    scope: Scope
    about: Subject
    instrument: Instrument
    bearings: EvidenceMap
    thresholds: Mapping[str, int] = field(default_factory=lambda: load_judgement("tvpa").values)


def governmental(item: Claim, words: Iterable[str]) -> bool:
    """Return whether the claim names a government as the doer, among its actors or in its own words."""
    text = " ".join((*item.actors, item.quote))
    return any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in words)


def bears(claim: Claim, bearing: Bearing, words: Iterable[str]) -> bool:
    """Return whether the claim bears on the rule in that way.

    A denial names what is denied, seldom that it is a policy, so any of the codes will do for it.
    """
    codes = set(claim.abuses)
    if claim.certainty == "denied":
        return bool(codes & {*bearing.codes, *bearing.beside})
    beside = not bearing.beside or bool(codes & set(bearing.beside))
    return bool(codes & set(bearing.codes)) and beside and (not bearing.government or governmental(claim, words))


def stated(claim: Claim, bearings: EvidenceMap) -> tuple[StatedFinding, ...]:
    """Return the findings that the claim states in the law's own words, at most one for each fact."""
    quote = " ".join(claim.quote.split()).casefold()
    found: dict[str, StatedFinding] = {}
    for finding in bearings.stated:
        if finding.fact not in found and any(phrase in quote for phrase in finding.phrases):
            found[finding.fact] = finding
    return tuple(found.values())


def weigh(weighing: Weighing) -> dict[str, Weighed]:
    """Return the evidence of each rule and limb that evidence is gathered for, by id, in order of id."""
    found: dict[str, list[tuple[Claim | Effort, str]]] = {name: [] for name, _ in targets(weighing.instrument)}
    for claim in weighing.scope.claims:
        for name, stance in sorted(dict(_claim_bearings(claim, weighing)).items()):
            found.setdefault(name, []).append((claim, stance))
    for effort in weighing.scope.efforts:
        for name in _effort_targets(effort, weighing.instrument):
            found[name].append((effort, _effort_stance(effort)))
    efforts = {name for name, rule in targets(weighing.instrument) if _asks_efforts(rule)}
    both = _torn({name: pairs for name, pairs in found.items() if name in efforts})
    return {
        name: _sorted(pairs, both if name in efforts else _torn({name: pairs}))
        for name, pairs in sorted(found.items())
    }


def set_aside(weighed: Mapping[str, Weighed]) -> frozenset[str]:
    """Return the ids of what tells, or was read as, both sides of any rule: no fact rests on it."""
    return frozenset(item.id for one in weighed.values() for item in one.mixed)


def _asks_efforts(rule: Rule) -> bool:
    return rule.evidence is not None and rule.evidence.prong in EFFORTS


def _torn(found: Mapping[str, list[tuple[Claim | Effort, str]]]) -> frozenset[str]:
    """Return what stands on both sides, one rule with another; for a policy is against efforts."""
    sides: dict[str, dict[str, Claim | Effort]] = {"for": {}, "against": {}}
    for name, pairs in found.items():
        for item, stance in pairs:
            side = _turned(stance, turned=is_policy(name))
            if side in sides:
                sides[side][item.id] = item
    return torn(sides["for"].values(), sides["against"].values())


def _claim_bearings(claim: Claim, weighing: Weighing) -> Iterator[tuple[str, str]]:
    denied = claim.certainty == "denied"
    for bearing in weighing.bearings.bearings:
        if bears(claim, bearing, weighing.bearings.government_words):
            yield from _up(bearing.bears_on, _turned(bearing.stance, turned=denied), weighing.instrument)
    for name in claim.indicators:
        if name in weighing.instrument.rules:
            yield name, "against" if denied else "for"
    for finding in stated(claim, weighing.bearings):
        stance = "for" if finding.value in {"yes", "met"} else "against"
        yield finding.bears_on, _turned(stance, turned=denied)


def _up(name: str, stance: str, instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Return the bearing on a limb together with that on its rule."""
    yield name, stance
    parent = name.rsplit(".", 1)[0]
    if name not in instrument.rules and parent in instrument.rules:
        yield parent, stance


def _effort_targets(effort: Effort, instrument: Instrument) -> tuple[str, ...]:
    rule = instrument.rules.get(effort.criterion)
    if rule is None or rule.evidence is None:
        return ()
    return (rule.id, STANDARD_OF_CRITERIA) if rule.part == "criterion" else (rule.id,)


def _effort_stance(effort: Effort) -> str:
    return "promised" if effort.commitment else _turned(effort.stance, turned=effort.certainty == "denied")


def _turned(stance: str, *, turned: bool) -> str:
    return {"for": "against", "against": "for"}.get(stance, stance) if turned else stance


def _sorted(pairs: list[tuple[Claim | Effort, str]], both: frozenset[str]) -> Weighed:
    """Return a rule's evidence by side; `both` are ids of what counts on neither."""

    def on(side: str) -> tuple[Claim | Effort, ...]:
        return tuple(item for item, stance in pairs if stance == side and item.id not in both)

    return Weighed(
        supporting=on("for"),
        opposing=on("against"),
        commitments=tuple(item for item, stance in pairs if stance == "promised" and isinstance(item, Effort)),
        mixed=tuple(item for item, stance in pairs if stance == "mixed" or item.id in both),
    )


def targets(instrument: Instrument) -> Iterator[tuple[str, Rule]]:
    """Return the id of each rule and limb that evidence is gathered for, with its rule."""
    for rule in sorted(instrument.rules.values(), key=lambda rule: _numbered(rule.id)):
        if rule.evidence is not None:
            yield rule.id, rule
            yield from ((f"{rule.id}.{limb.id}", rule) for limb in rule.limbs)


def _numbered(name: str) -> tuple[tuple[int, str], ...]:
    """Return a key that puts crit.2 before crit.10."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in name.split("."))


def roots(items: Iterable[Claim | Effort], evidence: Evidence) -> frozenset[str]:
    """Return the distinct sources of the items, each by its first root; works of one body or number are one."""
    if not evidence.numbers and not evidence.bodies:
        return frozenset(evidence.root(item) for item in items)
    return frozenset(source[0] for source in evidence.sources(items))


def findings(weighing: Weighing, weighed: Mapping[str, Weighed]) -> tuple[Finding, ...]:
    """Return a proposed finding for each rule and limb, in order of the rules' ids."""
    return tuple(_finding(name, rule, weighed[name], weighing) for name, rule in targets(weighing.instrument))


def _finding(name: str, rule: Rule, weighed: Weighed, weighing: Weighing) -> Finding:
    limb = next((limb for limb in rule.limbs if f"{rule.id}.{limb.id}" == name), None)
    status = _status(weighed, weighing)
    return Finding(
        id=name,
        label=rule.label if limb is None else limb.label,
        prong="" if rule.evidence is None else rule.evidence.prong,
        citation=rule.citation if limb is None else limb.citation,
        status=status,
        supporting=tuple(item.id for item in weighed.supporting),
        opposing=tuple(item.id for item in weighed.opposing),
        roots_supporting=len(roots(weighed.supporting, weighing.evidence)),
        roots_opposing=len(roots(weighed.opposing, weighing.evidence)),
        missing=_missing(rule, weighed, status),
        commitments=tuple(item.id for item in weighed.commitments),
        mixed=tuple(dict.fromkeys(item.id for item in weighed.mixed)),
    )


def _status(weighed: Weighed, weighing: Weighing) -> FindingStatus:
    if not weighed.supporting and not weighed.opposing:
        return "no_evidence"
    if weighed.supporting and weighed.opposing:
        return "contested"
    firm = [item for item in weighed.supporting if item.certainty in weighing.bearings.thresholds.firm]
    enough = len(roots(firm, weighing.evidence)) >= weighing.bearings.thresholds.supported_roots
    return "supported" if enough else "unsupported"


def _missing(rule: Rule, weighed: Weighed, status: FindingStatus) -> str:
    wanted = "" if rule.evidence is None else rule.evidence.missing
    if status == "no_evidence":
        promises = " Promises are on record, and they do not count." if weighed.commitments else ""
        both = (
            " What is on record tells, or was read as, both sides and counts on neither." if weighed.mixed else ""
        )
        return f"No evidence of the period was found; needed: {wanted}.{promises}{both}"
    if status == "unsupported" and weighed.supporting:
        return f"What supports it is no firmer than alleged or possible; needed: {wanted}."
    return ""
