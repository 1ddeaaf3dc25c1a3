"""What is to be checked is compared with nothing until a person confirms it; all texts are invented."""

import hashlib
from dataclasses import replace
from typing import Any

from palermo.case.analysis import Analysis, combine, compared, counting
from palermo.case.deciding import confirmed, settled
from palermo.case.figuring import find_figures
from palermo.case.queueing import deciding_first
from palermo.records import (
    About,
    Assessment,
    Claim,
    Decision,
    Document,
    Effort,
    Extraction,
    Finding,
    Place,
    Quantity,
    RuleStep,
)

TEXTS = {
    "study": "Guards locked 400 Orlani herders into the brick camps of Varna.",
    "paper": "The brick camps of Varna hold 2,300 Orlani herders, locked in by guards.",
    "ministry": "Nobody is held in the camps of Varna.",
}
NUMBERS = {"study": "400", "paper": "2,300"}


def held(label: str, **fields: Any) -> tuple[Document, Extraction]:
    text = TEXTS[label]
    quantities: tuple[Quantity, ...] = ()
    if label in NUMBERS:
        number, start = NUMBERS[label], text.index(NUMBERS[label])
        value = float(number.replace(",", ""))
        quantities = (Quantity("count", value, value, "persons", "=", number, start, start + len(number)),)
    claim = Claim(
        f"c-{label}", label, 0, len(text), text, (), "denied" if label == "ministry" else "asserted", False, "en",
        abuses=("arbitrary_detention",), groups=("Orlani herders",), places=(Place("Varna", "XX-VA"),),
        quantities=quantities,
    )  # fmt: skip
    document = Document(label, hashlib.sha256(text.encode()).hexdigest(), text, "text", (), "en")
    return document, Extraction(label, claims=(replace(claim, **fields),))


def analysis(**fields: dict[str, Any]) -> Analysis:
    """Return an analysis of the three texts; `fields` are exchanged in the claim of the text of that name."""
    pairs = [held(label, **fields.get(label, {})) for label in TEXTS]
    return combine([document for document, _ in pairs], [extraction for _, extraction in pairs], problems=())


def named(found: Analysis) -> set[str]:
    """Return every claim that a corroboration, conflict, figure or drift names."""
    groups = {claim for one in found.corroborations for claim in (*one.claims, *one.denials)}
    sides = {claim for one in found.conflicts for side in one.sides for claim in side.claims}
    figures = {claim for one in found.figures.figures for claim in one.claims}
    return groups | sides | figures | {claim for one in found.drifts for claim in one.claims}


def decision(subject: str, verdict: Any, time: str = "2024-05-01T10:00:00Z") -> Decision:
    value = "rejected" if verdict == "overrule" else None
    return Decision(subject, verdict, "A. Reviewer", time, "Read against the page.", value)


def test_what_is_to_be_checked_or_unclear_is_compared_with_nothing_and_stays() -> None:
    assert named(analysis()) == {"c-study", "c-paper", "c-ministry"}
    for fields in ({"to_check": True}, {"certainty": "unclear"}):
        for label in TEXTS:
            found = analysis(**{label: fields})
            assert f"c-{label}" not in named(found)
            assert f"c-{label}" in {claim.id for claim in found.claims()}
            assert f"c-{label}" not in {c for f in find_figures(found.claims()).figures for c in f.claims}
    assert analysis(ministry={"to_check": True}).conflicts != analysis().conflicts


def test_confirming_makes_it_count_as_if_it_had_never_waited() -> None:
    waits = analysis(paper={"to_check": True})
    given = (decision("c-paper", "confirm"),)
    assert confirmed(waits, given) == {"c-paper"}
    assert replace(settled(waits, given, country="XXX"), memory=waits.memory) == replace(
        analysis(), memory=waits.memory
    )


def test_the_last_decision_counts() -> None:
    waits = analysis(paper={"to_check": True})
    for verdict in ("unsure", "overrule"):
        given = (decision("c-paper", "confirm"), decision("c-paper", verdict, "2024-05-02T10:00:00Z"))
        assert confirmed(waits, given) == frozenset()
        assert "c-paper" not in named(settled(waits, given, country="XXX"))


def test_rejecting_compares_what_is_left_by_the_one_pipeline() -> None:
    """Figures, conflicts and drifts forget a rejected claim as corroborations do."""
    found = settled(analysis(), (decision("c-paper", "overrule"),), country="XXX")
    never = analysis(paper={"to_check": True})
    for field in ("corroborations", "conflicts", "figures", "drifts"):
        assert getattr(found, field) == getattr(never, field)
    assert len(found.claims()) == len(TEXTS)


def test_claims_about_other_countries_are_compared_with_nothing() -> None:
    abroad = analysis(paper={"about": (About("XVB", "stated"),)}, study={"about": (About(None, "unknown"),)})
    assert named(settled(abroad, (), country="XVA")) == {"c-study", "c-ministry"}
    assert named(settled(abroad, (), country="XVB")) == {"c-study", "c-paper", "c-ministry"}


def test_without_anything_to_leave_out_the_analysis_is_the_same() -> None:
    found = analysis()
    assert settled(found, (decision("c-paper", "confirm"),), country="XXX") is found
    assert compared(found) == found


def assessed(found: Analysis) -> Assessment:
    """Return an assessment in small: a finding for the paper's claim, a tier for the study's."""
    counted = {claim.id for claim in found.claims() if not claim.to_check}
    steps = (RuleStep("r.1", "v", "c", "s", "met", "r", claims=("c-study",)),) if "c-study" in counted else ()
    supporting = ("c-paper",) if "c-paper" in counted else ()
    finding = Finding("crit.1", "Vigour", "prosecution", "c", "supported" if supporting else "no_evidence",
                      supporting, (), len(supporting), 0)  # fmt: skip
    return Assessment("XVA", 2024, ("2023-04-01", "2024-03-31"), "3" if steps else None, None, automatic=False,
                      steps=steps, findings=(finding,))  # fmt: skip


def test_what_could_change_the_tier_comes_before_what_could_change_a_finding() -> None:
    unsure = {"to_check": True, "confidence": 0.4}
    found = analysis(study=unsure, paper=unsure, ministry=unsure)
    assert deciding_first(found, assessed(found), assessed=assessed) == ("c-study", "c-paper")
    assert deciding_first(found, assessed(found), rejected=("c-study",), assessed=assessed) == ("c-paper",)
    sure = analysis()
    assert deciding_first(sure, assessed(sure), assessed=assessed) == ()


def test_efforts_are_confirmed_too() -> None:
    found = analysis()
    effort = Effort("e-1", "study", 0, 6, "Guards", (), "asserted", "crit.1", "prosecution", "for",
                    commitment=False, language="en", to_check=True)  # fmt: skip
    held_effort = replace(found.extractions[0], efforts=(effort,))
    with_effort = replace(found, extractions=(held_effort, *found.extractions[1:]))
    assert confirmed(with_effort, (decision("e-1", "confirm"),)) == {"e-1"}
    assert not counting(with_effort, {"e-1"}).efforts()[0].to_check
