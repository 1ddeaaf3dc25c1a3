"""The first screen says whose the tier is, why, and what speaks against it; an echo is never told as a finding."""

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from invented import invented_report

from palermo.publish import Report
from palermo.publish.content import Facts
from palermo.publish.edition import edition_of
from palermo.publish.evidence import evidence_of
from palermo.publish.headline import headline_of
from palermo.publish.markdown import markdown_page
from palermo.publish.opening import opening_section
from palermo.publish.report import in_order
from palermo.publish.told_once import group_sentence
from palermo.publish.trace import text_of
from palermo.records import Holdings, ProngJudgement, ReportedTier, Sensitivity, Standing, Strength

CONVICTED, CLOSED, RANK = "ministry-statement.txt-e1", "union-letter.docx-e1", "state-report.txt-c3"
FOLDER = Holdings(9, (("XVB", 7), ("XVA", 2)), 1, ((2024, 6), (2023, 1)), 2)
STRONG = Strength("strong", 2, ("government", "ngo"), ("asserted",), contested=True)
JUDGED = (
    ProngJudgement(
        "prosecution",
        "Prosecution",
        "22 USC 7106",
        "contested",
        done=(CONVICTED,),
        not_done=(CLOSED,),
        strength=STRONG,
    ),
    ProngJudgement("protection", "Protection", "22 USC 7106", "silent"),
)
OWN = Standing("evidence", "3", (), strength=STRONG, judged=JUDGED, folder=FOLDER)
ECHO = Standing("reported", None, (ReportedTier("3", (RANK, "post-article.html-c4"), 2),), judged=JUDGED[1:])


def with_standing(standing: Standing | None, **fields: object) -> Report:
    report = invented_report()
    changed = replace(report.assessment, standing=standing, **fields)  # type: ignore[arg-type]
    return in_order(replace(report, assessment=changed))


def facts(report: Report) -> dict[str, str]:
    """Return what stands under each label of the first screen."""
    [block] = opening_section(report, evidence_of(report)).blocks
    assert isinstance(block, Facts)
    return {fact.label: " ".join(text_of(one) for one in fact.sentences) for fact in block.facts}


def boxes(report: Report) -> list[tuple[str, str]]:
    return [(box.label, box.tier) for box in headline_of(report.assessment).boxes]


def test_a_tier_from_evidence_has_its_strength_rule_and_two_passages() -> None:
    report = with_standing(OWN)
    assert boxes(report) == [("Indicated by the evidence", "Tier 3")]
    under = " ".join(text_of(one) for one in headline_of(report.assessment).under)
    assert under.startswith(
        "Strong evidence, from 2 independent sources (a government, a non-governmental organisation); contested."
    )
    told = facts(report)
    assert "The deciding rule: A government that does not comply" in told["Why"]
    assert "(22 USC 7107(b)(1)(C))" in told["Why"]
    assert "Prosecution: concrete, dated actions and failings are both on record" in told["Why"]
    assert "closed all of them" in told["Why"]
    assert "Varovia was downgraded" not in told["Why"], "a rank in a source is no evidence of what was done"
    assert "convicted 14 recruiters" in told["Against it"]
    assert "closed all of them" not in told["Against it"]


def test_an_echo_is_the_sources_and_stands_beside_what_the_evidence_indicates() -> None:
    report = with_standing(ECHO)
    assert boxes(report) == [("As sources place it", "Tier 3"), ("The evidence itself", "Undetermined")]
    told = facts(report)
    assert "2 independent sources give Tier 3 as the rank in the report of 2024." in told["Why"]
    assert "is repeated, not found here" in told["Why"]
    assert (
        "In the words of The Harbour Post, U.S. Department of State said: Varovia remained on Tier 3"
        in told["Why"]
    )
    page = markdown_page(edition_of(report)).decode()
    first = page.split("## Key findings")[0]
    assert "indicate" not in first.lower()
    assert "indicate this tier" not in page


@pytest.mark.parametrize("differs", [True, False])
def test_a_finding_stands_beside_what_sources_place(differs: bool) -> None:
    rank = ReportedTier("2" if differs else "3", ("post-article.html-c4",), 1)
    report = with_standing(replace(OWN, reported=(rank,), differs=differs))
    assert boxes(report)[1] == ("As sources place it", "Tier 2" if differs else "Tier 3")
    meaning = headline_of(report.assessment).boxes[1].meaning
    assert (meaning == "The two are not the same.") is differs


def test_a_decision_is_the_persons() -> None:
    assert boxes(with_standing(replace(OWN, basis="decision")))[0] == ("By a person's decision", "Tier 3")


def test_an_undetermined_tier_says_why_and_what_waits() -> None:
    empty = Standing(None, None, (), if_checked="3", folder=FOLDER)
    report = with_standing(
        empty,
        tier=None,
        change=None,
        steps=(),
        findings=(),
        needs_person=(),
        changes=(),
        sensitivity=Sensitivity(),
    )
    held = tuple(
        replace(
            one,
            claims=tuple(replace(claim, to_check=True) for claim in one.claims),
            efforts=tuple(replace(effort, to_check=True) for effort in one.efforts),
        )
        for one in report.extractions
    )
    report = replace(report, extractions=held, corroborations=(), first=("union-letter.docx-c1",))
    assert boxes(report) == [("Not settled by the evidence", "Undetermined")]
    told = facts(report)
    assert told["Why"] == "No statement about XVA counts."
    assert "If all that waits to be checked were right it would be Tier 3." in told["Hangs on"]
    assert "1 of them could change the tier or a finding" in told["For a person to decide"]
    assert "Against it" not in told


def test_the_folder_names_the_country_asked_first() -> None:
    told = facts(with_standing(replace(OWN, folder=replace(FOLDER, countries=(("XVB", 7),)))))
    assert told["The folder"].startswith("9 documents: about XVA (0), XVB (7), no known country (1); of 2024 (6)")
    assert "a non-governmental organisation (" in told["The folder"]


def test_what_it_hangs_on_names_the_source_and_the_tier_left() -> None:
    told = facts(with_standing(replace(OWN, if_confirmed="2WL")))["Hangs on"]
    assert "Without U.S. Department of State (state-report.txt) and what goes back to it, it would be" in told
    assert "If a person confirmed the policy or pattern it would be Tier 2 Watch List." in told
    assert "further removals change it" in told


def test_works_of_one_body_are_told_as_works_of_a_body_and_never_as_independent() -> None:
    ranks = (ReportedTier("3", (RANK, "post-article.html-c4"), 1),)
    weak = replace(STRONG, level="weak", roots=1, works=8)
    report = with_standing(replace(ECHO, reported=ranks))
    bodies = tuple((one.document, "root:office") for one in report.documents)
    told = facts(replace(report, bodies=bodies))
    assert "2 works of 1 body give Tier 3 as the rank" in told["Why"]
    assert "(all of its " in told["Hangs on"]
    report = with_standing(replace(OWN, strength=weak))
    under = text_of(headline_of(report.assessment).under[0])
    assert under.startswith("Weak evidence, from 8 works of 1 body (")
    page = markdown_page(edition_of(replace(report, bodies=bodies))).decode()
    assert re.search(r"root sources of \d+ bod", page)
    [group] = [one for one in report.corroborations if one.id == "dormitories"]
    several = replace(group, works=("a", "b", "c", "d"), roots=("a", "b", "d"))
    assert "4 works of 3 bodies (" in text_of(group_sentence(several, evidence_of(report)))


def test_sources_of_one_name_are_no_independent_sources_in_the_sentence() -> None:
    report = with_standing(OWN)
    [dormitories] = [one for one in report.corroborations if one.id == "dormitories"]
    told = text_of(group_sentence(dormitories, evidence_of(report)))
    assert told.startswith("Forced labour: 3 independent sources (Inland Labour Monitor; ")
    assert "; Ministry of Orchards and Government of Varovia deny it: " in told
    same = tuple(replace(one, publisher="Coast Daily") for one in report.documents)
    renamed = text_of(group_sentence(dormitories, evidence_of(replace(report, documents=same))))
    assert renamed.startswith("Forced labour: 3 root sources (")
