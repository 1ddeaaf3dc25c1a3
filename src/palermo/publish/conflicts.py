"""Where sources disagree, and what changed between a text and the one it goes back to."""

from collections.abc import Iterable, Mapping

from palermo.publish.content import (
    Block,
    Count,
    Figure,
    Name,
    Paragraph,
    Section,
    Sentence,
    Statements,
    Table,
    Words,
)
from palermo.publish.evidence import Evidence, publication
from palermo.publish.independent import of_roots
from palermo.publish.report import Report
from palermo.publish.sentences import named, plain, statement_sentence, statement_sentences, whole
from palermo.publish.wording import label_in_words, wording
from palermo.records import Conflict, ConflictSide, Document, Drift
from palermo.records import figures as tested
from palermo.records.figures import FigureComparison

# How many sentences of one side are written out; the markers of the sentence above open all of its claims.
WRITTEN_OUT = 4
TOLD = 4
"""Disagreements that the body tells, those between the most sources; the annex tells the rest."""
BETWEEN = "; "
APART = "not_comparable"
NONE = "No denial of what another source here says, and no clash of figures, was found."
DENIED_THERE = "What is denied stands beside the denial in the profile; no clash of figures was found."


def conflicts_section(report: Report, evidence: Evidence) -> Section:
    """Return what is denied beside the denials, and figures that disagree beside one another."""
    if len(report.conflicts) == 0:
        beside = any(len(group.claims) * len(group.denials) > 0 for group in report.corroborations)
        none = plain(DENIED_THERE if beside else NONE, "conflicts")
        return Section("conflicts", "Where sources disagree", (Paragraph(none, "note"),))
    lead = Sentence(
        (
            Count(len(report.conflicts), "disagreement is", "disagreements are"),
            Words(" told side by side. None is averaged, and nothing here says who is right."),
        ),
        basis=("conflicts",),
    )
    held = _in_order(report)
    sections = tuple(_conflict(item, evidence) for item in held[:TOLD])
    blocks = [Paragraph(lead, "lead")]
    if len(held) > TOLD:
        more = (Count(len(held) - TOLD, "more stands", "more stand"), Words(" in the annex."))
        blocks.append(Paragraph(Sentence(more, basis=("conflicts",)), "note"))
    return Section("conflicts", "Where sources disagree", tuple(blocks), sections)


def further_conflicts(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    """Return the disagreements that the body leaves out; nothing where it tells all."""
    rest = tuple(_conflict(item, evidence) for item in _in_order(report)[TOLD:])
    return (Section("further-conflicts", "Further disagreements", (), rest, annex=True),) if rest else ()


def _in_order(report: Report) -> list[Conflict]:
    """Return the disagreements, those between the most independent sources first."""
    return sorted(report.conflicts, key=lambda item: -sum(len(side.roots) for side in item.sides))


def _conflict(conflict: Conflict, evidence: Evidence) -> Section:
    is_denial = conflict.kind == "denial"
    blocks: list[Block] = _denied(conflict, evidence) if is_denial else [_figures(conflict, evidence)]
    reasons = tuple(named(whole(reason), f"conflict:{conflict.id}") for reason in conflict.reasons)
    if len(reasons) > 0:
        blocks.append(Statements("Why these stand beside one another", reasons, "note"))
    return Section(f"conflict-{conflict.id}", label_in_words(conflict.label), tuple(blocks))


def _denied(conflict: Conflict, evidence: Evidence) -> list[Block]:
    said, denied = conflict.sides
    return [
        Paragraph(_weight(said, denied, conflict, evidence), "weight"),
        Statements("Said", _sentences(said, evidence)),
        Statements("Denied", _sentences(denied, evidence), "denial"),
    ]


def _weight(said: ConflictSide, denied: ConflictSide, conflict: Conflict, evidence: Evidence) -> Sentence:
    parts = (
        Words("Said by "),
        *of_roots(len(said.roots), said.roots, evidence),
        Words("; denied by "),
        *of_roots(len(denied.roots), denied.roots, evidence),
        Words("."),
    )
    return Sentence(parts, records=(*said.claims, *denied.claims), basis=(f"conflict:{conflict.id}",))


def _sentences(side: ConflictSide, evidence: Evidence) -> tuple[Sentence, ...]:
    return statement_sentences(evidence, side.claims[:WRITTEN_OUT])


def _figures(conflict: Conflict, evidence: Evidence) -> Table:
    rows = tuple(_side(side, f"conflict:{conflict.id}", evidence) for side in conflict.sides)
    return Table("", ("As written", "Who says so", "Carried by"), rows)


def _side(side: ConflictSide, basis: str, evidence: Evidence) -> tuple[Sentence, ...]:
    holding = next(
        claim
        for claim in side.claims
        if any(quantity.text == side.said for quantity in evidence.statement(claim).quantities)
    )
    who = BETWEEN.join(_who(source, evidence) for source in side.sources)
    carried = of_roots(len(side.roots), side.roots, evidence)
    return (
        Sentence((Figure(holding, side.said),), records=side.claims, basis=(basis,)),
        named(who, basis),
        Sentence(carried, basis=(basis,)),
    )


def _who(source: str, evidence: Evidence) -> str:
    return publication(evidence.documents[source]) if source in evidence.documents else source


def drift_section(report: Report, evidence: Evidence) -> Section:
    """Return what a text says otherwise than the one it goes back to, or a headline than its body."""
    if len(report.drifts) == 0:
        none = plain("No change between a text and the one it goes back to was found.", "drifts")
        return Section("drift", "What changed on the way", (Paragraph(none, "note"),), annex=True)
    pairs: dict[tuple[str, str], list[Drift]] = {}
    for drift in report.drifts:
        pairs.setdefault(drift.claims, []).append(drift)
    blocks = tuple(block for held in pairs.values() for block in _changed(held, evidence))
    return Section("drift", "What changed on the way", blocks, annex=True)


def _changed(drifts: list[Drift], evidence: Evidence) -> Iterable[Block]:
    """Yield what changed between two claims, then both passages."""
    first = drifts[0]
    parts = [*_way(first, evidence), *(part for drift in drifts for part in _told(drift))]
    yield Paragraph(Sentence((*parts, Words(".")), basis=tuple(f"drift:{drift.id}" for drift in drifts)))
    before, after = first.claims
    yield Statements("Before", (statement_sentence(evidence, before),))
    yield Statements("After", (statement_sentence(evidence, after),))


def _way(drift: Drift, evidence: Evidence) -> tuple[Words | Name, ...]:
    one, other = evidence.document(drift.document), evidence.document(drift.source)
    # Copies often have one title: their labels tell them apart.
    same = publication(one) == publication(other) and one.document != other.document
    later, earlier = (Name(_called(document, same), work=document.publisher is None) for document in (one, other))
    if drift.relation == "headline":
        return (Words("A headline of "), later, Words(" differs from its text"))
    way = wording().relations[drift.relation]
    return (later, Words(" goes back to "), earlier, Words(f" ({way}) and differs from it"))


def _called(document: Document, same: bool) -> str:  # noqa: FBT001 -- whether another has the same name
    return f"{publication(document)} ({document.document})" if same else publication(document)


def _told(drift: Drift) -> tuple[Words | Name, ...]:
    return (Words(f" — {wording().drifts[drift.kind]}: "), Name(drift.reason))


def tested_section(report: Report) -> Section:
    """Return the figures that could be tested against one another, with the verdict and why."""
    texts = {figure.id: figure for figure in report.figures}
    rows = tuple(
        (
            *(
                named(texts[name].text, f"figure:{name}", records=texts[name].claims[:WRITTEN_OUT])
                for name in pair.figures
            ),
            plain(wording().verdicts[pair.verdict], "figures"),
            named(BETWEEN.join((*pair.reasons, *_denominators(pair, texts), *pair.warnings)) or "–", "figures"),
        )
        for pair in report.comparisons
        if pair.verdict != APART
    )
    apart = len({name for pair in report.comparisons if pair.verdict == APART for name in pair.figures})
    if len(rows) == 0 and apart > 0:
        return Section(
            "figures-tested", "Figures that must agree", (Paragraph(_apart(apart), "note"),), annex=True
        )
    if len(rows) == 0:
        none = plain("No two figures of the same people could be tested against one another.", "figures")
        return Section("figures-tested", "Figures that must agree", (Paragraph(none, "note"),), annex=True)
    lead = plain(
        "Arithmetic shows whether figures can hold together. It does not show that they are true.", "figures"
    )
    rest = (Paragraph(_apart(apart), "note"),) if apart > 0 else ()
    table = Table("", ("One figure", "Another", "Verdict", "Why"), rows, "tested")
    return Section(
        "figures-tested", "Figures that must agree", (Paragraph(lead, "lead"), table, *rest), annex=True
    )


def _apart(number: int) -> Sentence:
    """Return how many figures stand beside no other that is of the same thing."""
    return Sentence((Count(number, "figure with nothing to compare it to.", "figures with nothing to compare."),),
                    basis=("figures",))  # fmt: skip


def _denominators(pair: FigureComparison, texts: Mapping[str, tested.Figure]) -> Iterable[str]:
    """Yield, for a figure read over each population of its place, whether the other figure allows it."""
    for test in pair.denominators:
        fits = "fits" if test.fits else "does not fit"
        stated = " (as stated)" if test.stated else ""
        yield f"{texts[test.figure].text} of {test.denominator.replace('_', ' ')}{stated} {fits}"
