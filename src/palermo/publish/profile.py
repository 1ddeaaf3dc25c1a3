"""The profile: what is claimed of abuse, a sentence a group of claims; each group in full in an annex."""

from typing import TypeAlias

from palermo.publish.content import Block, Figure, Paragraph, Section, Sentence, Statements, Table, Words
from palermo.publish.evidence import Evidence, publication
from palermo.publish.kinds import kind_name, kind_of, kind_order
from palermo.publish.pictures import places_table, times_table
from palermo.publish.quantities import apart, reading
from palermo.publish.report import Report, claims_of, told_claims
from palermo.publish.sentences import corroboration_sentence, named, plain, statement_sentences, whole
from palermo.publish.strongest import by_weight
from palermo.publish.told_once import group_sentence, groups_in_order
from palermo.publish.wording import label_in_words, wording
from palermo.records import Claim, Corroboration, Quantity

Stated: TypeAlias = tuple[Claim, Quantity]
# How many sentences of one group are written out; the markers of the sentence above them open all of its claims.
WRITTEN_OUT = 6
TEN, ALONE = 10, 2
"""Sentences with which the page opens, and of these what stands in no group, and what is only denied."""
DENIED_ALONE = "Denied; no claim that was found says it"


def profile_section(report: Report, evidence: Evidence) -> Section:
    """Return a sentence for each group of claims, the best corroborated first, then what is said once."""
    said = [group for group in groups_in_order(report, evidence) if len(group.claims) > 0]
    bare = (group for group in groups_in_order(report, evidence) if len(group.claims) == 0)
    alone, denied = _alone(report), tuple(record for group in bare for record in group.denials)
    blocks: list[Block] = []
    if len(said) > 0:
        shown = TEN - (ALONE if len(alone) > 0 else 0) - (ALONE if len(denied) > 0 else 0)
        blocks.append(Statements("", tuple(group_sentence(group, evidence) for group in said), shown=shown))
    if len(alone) > 0:
        records = by_weight((claim.id for claim in alone), evidence)
        blocks.append(Statements("Said in one place", statement_sentences(evidence, records), shown=ALONE))
    if len(denied) > 0:
        blocks.append(Statements(DENIED_ALONE, statement_sentences(evidence, denied), "denial", shown=ALONE))
    if len(blocks) == 0:
        blocks.append(
            Paragraph(plain("No claim of abuse that counts was found in the documents.", "extractions"), "gap")
        )
    return Section("profile", "Profile", tuple(blocks))


def _alone(report: Report) -> tuple[Claim, ...]:
    """Return the claims of abuse that count and stand in no group."""
    grouped = {claim for item in report.corroborations for claim in (*item.claims, *item.denials)}
    return tuple(claim for claim in told_claims(report) if claim.id not in grouped and claim.tier is None)


def full_profile(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    """Return the groups in full by kind of abuse, with times, places and figures; nothing without any claim."""
    claims = {claim.id: claim for claim in claims_of(report)}
    groups: dict[str, list[Corroboration]] = {}
    for group in groups_in_order(report, evidence):
        groups.setdefault(_kind(group, claims), []).append(group)
    alone: dict[str, list[Claim]] = {}
    for claim in _alone(report):
        alone.setdefault(kind_of(claim), []).append(claim)
    kinds = sorted({*groups, *alone}, key=kind_order)
    sections = tuple(_abuse(kind, groups.get(kind, []), alone.get(kind, []), claims, evidence) for kind in kinds)
    tables = (
        times_table(told_claims(report), evidence.documents, latest=report.assessment.year),
        places_table(told_claims(report), evidence.derivations, subject=report.assessment.country),
    )
    blocks: tuple[Block, ...] = tuple(table for table in tables if table is not None)
    if len(sections) + len(blocks) == 0:
        return ()
    return (Section("profile-in-full", "The profile in full", blocks, sections, annex=True),)


def _kind(group: Corroboration, claims: dict[str, Claim]) -> str:
    codes = [kind_of(claims[record]) for record in (*group.claims, *group.denials) if record in claims]
    return max(codes, key=lambda code: (codes.count(code), code != "", code)) if len(codes) > 0 else ""


def _abuse(
    code: str, groups: list[Corroboration], alone: list[Claim], claims: dict[str, Claim], evidence: Evidence
) -> Section:
    """Return one kind of abuse: its groups, the claims outside any group, and every figure in one table."""
    told = [claims[record] for group in groups for record in (*group.claims, *group.denials) if record in claims]
    blocks: list[Block] = []
    if len(alone) > 0:
        title = "Said once" if len(groups) > 0 else ""
        blocks.append(Statements(title, statement_sentences(evidence, tuple(claim.id for claim in alone))))
    blocks += _figures([*told, *alone], evidence)
    # Headings that hold one denial each would say nothing but the kind again.
    bare = tuple(record for group in groups if len(group.claims) == 0 for record in group.denials)
    if len(bare) > 0:
        blocks.append(Statements(DENIED_ALONE, statement_sentences(evidence, bare), "denial"))
    sections = tuple(_group(group, claims, evidence) for group in groups if len(group.claims) > 0)
    return Section(f"abuse-{code or 'other'}", kind_name(code), tuple(blocks), sections)


def _group(group: Corroboration, claims: dict[str, Claim], evidence: Evidence) -> Section:
    shown = _one_per_root(group, claims, evidence)
    blocks: list[Block] = [
        Paragraph(corroboration_sentence(group), tone="weight"),
        Statements("", statement_sentences(evidence, shown)),
    ]
    blocks += _scope(group, claims)
    unsure = _unsure(group)
    if len(unsure) > 0:
        blocks.append(Statements("May say the same; not joined and not counted", unsure, "note"))
    if len(group.denials) > 0:
        denials = statement_sentences(evidence, group.denials)
        blocks.append(Statements("Denied", denials, tone="denial"))
    return Section(f"group-{group.id}", label_in_words(group.label), tuple(blocks))


def _one_per_root(group: Corroboration, claims: dict[str, Claim], evidence: Evidence) -> tuple[str, ...]:
    """Return the claims to write out: for each root the firmest, the longest of equals."""
    order = [str(name) for name in wording().certainty]
    best: dict[str, Claim] = {}
    for record in group.claims:
        claim = claims[record]
        derivation = evidence.derivations.get(claim.document)
        root = claim.document if derivation is None else derivation.root
        held = best.get(root)
        if held is None or _weight(claim, order) < _weight(held, order):
            best[root] = claim
    return tuple(claim.id for claim in best.values())[:WRITTEN_OUT]


def _weight(claim: Claim, order: list[str]) -> tuple[int, int, str]:
    return (order.index(claim.certainty), -len(claim.quote), claim.id)


def _scope(group: Corroboration, claims: dict[str, Claim]) -> list[Block]:
    """Return who, where and by whom, in the words of the sources, as one line each."""
    members = [claims[record] for record in group.claims]
    lists = (
        ("Groups", [word for claim in members for word in claim.groups]),
        ("Places", [place.name for claim in members for place in claim.places]),
        ("Said to be done by", [word for claim in members for word in claim.actors]),
        ("Time", [time for claim in members for time in (_time(claim),) if time != ""]),
    )
    rows = tuple(
        (
            plain(title, "corroboration:" + group.id),
            named("; ".join(dict.fromkeys(words)), "corroboration:" + group.id),
        )
        for title, words in lists
        if len(words) > 0
    )
    return [Table("", (), rows, kind="scope")] if len(rows) > 0 else []


def _time(claim: Claim) -> str:
    if claim.since is not None and claim.until is not None:
        return claim.since if claim.since == claim.until else f"{claim.since} to {claim.until}"
    if claim.since is not None:
        return f"since {claim.since}"
    return "" if claim.until is None else f"until {claim.until}"


def _unsure(group: Corroboration) -> tuple[Sentence, ...]:
    """Return why claims may say the same, a sentence a reason with all that it is about."""
    others: dict[str, list[str]] = {}
    for link in group.unsure:
        others.setdefault(link.reason, []).append(link.other)
    return tuple(
        named(whole(reason), f"corroboration:{group.id}", records=tuple(records))
        for reason, records in others.items()
    )


def _figures(claims: list[Claim], evidence: Evidence) -> list[Block]:
    stated: list[Stated] = [(claim, quantity) for claim in claims for quantity in claim.quantities]
    if len(stated) == 0:
        return []
    stated.sort(key=lambda item: (item[1].kind, item[1].unit, item[1].low or 0.0, item[0].id, item[1].start))
    rows = tuple(
        _figure(claim, quantity, _differs((claim, quantity), stated), evidence) for claim, quantity in stated
    )
    columns = ("As written", "As understood", "Of what", "Who says so", "Certainty", "Beside the others")
    return [Table("Figures beside one another; none is averaged", columns, rows, kind="figures")]


def _of_what(quantity: Quantity) -> str:
    """Return unit and population; a share or ratio is already written as one, and has its whole alone."""
    if quantity.kind in ("share", "ratio") and quantity.population:
        return f"of {quantity.population}"
    return " of ".join(word for word in (quantity.unit, quantity.population) if word)


def _differs(one: Stated, stated: list[Stated]) -> bool:
    mine = (one[1].kind, one[1].unit)
    return any((other.kind, other.unit) == mine and apart(one[1], other) for _, other in stated)


def _figure(claim: Claim, quantity: Quantity, differs: bool, evidence: Evidence) -> tuple[Sentence, ...]:  # noqa: FBT001 -- one of the row's values
    who = claim.chain[-1].source if len(claim.chain) > 0 else publication(evidence.document(claim.document))
    records = (claim.id,)
    return (
        Sentence((Figure(claim.id, quantity.text),), records),
        Sentence((Figure(claim.id, quantity.text, reading(quantity)),), basis=(claim.id,)),
        named(_of_what(quantity), claim.id),
        named(who, claim.id),
        plain(wording().certainty[claim.certainty].word, claim.id),
        Sentence((Words("differs" if differs else "no clash found"),), basis=(claim.id,)),
    )
