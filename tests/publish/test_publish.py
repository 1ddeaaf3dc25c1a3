"""The files of a report: the same bytes each time, in any order, and nothing in them that does not trace back."""

import hashlib
import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from invented import invented_report, large_report

from palermo.errors import UntraceableError
from palermo.publish import Report, publish
from palermo.publish.content import Figure, Name, Paragraph, Quotation, Section, Sentence, Words
from palermo.publish.countries import country_name
from palermo.publish.edition import edition_of
from palermo.publish.evidence import evidence_of
from palermo.publish.html import html_page
from palermo.publish.letters import direction, visible
from palermo.publish.pdf import pdf_file
from palermo.publish.report import in_order
from palermo.publish.trace import trace
from palermo.records import Claim, Sensitivity

GOLDEN = Path(__file__).parents[1] / "golden" / "report.html"
NAMES = [
    "report.html", "report.pdf", "assessment.json", "claims.jsonl", "documents.jsonl", "problems.jsonl",
    "report.md", "evidence.jsonld", "statements.csv", "claims.csv", "evidence.xlsx", "sources.csl.json",
    "sources.bib",
]  # fmt: skip


@pytest.fixture(scope="module")
def report() -> Report:
    return invented_report()


@pytest.fixture(scope="module")
def published(report) -> dict[str, bytes]:
    return publish(report)


def test_page_is_the_golden_one(published):
    assert published["report.html"] == GOLDEN.read_bytes(), "read the difference, then write the golden file anew"


def test_same_report_gives_same_bytes_in_any_order(report, published):
    turned = replace(
        report,
        documents=report.documents[::-1],
        extractions=report.extractions[::-1],
        derivations=report.derivations[::-1],
        corroborations=report.corroborations[::-1],
        problems=report.problems[::-1],
    )
    again = publish(turned)
    assert list(again) == NAMES
    assert {name: hashlib.sha256(content).hexdigest() for name, content in again.items()} == {
        name: hashlib.sha256(content).hexdigest() for name, content in published.items()
    }


def test_every_claim_and_effort_has_a_passage_with_its_own_words(report):
    edition = edition_of(in_order(report))
    ids = {item.id for each in report.extractions for item in (*each.claims, *each.efforts)}
    assert set(edition.numbers) == ids
    for opened in edition.passages:
        whole = opened.before + opened.statement.quote + opened.after
        assert whole in opened.document.text
        assert len(opened.before) <= 300
        assert len(opened.after) <= 300


def test_every_marker_leads_to_a_passage(published):
    page = published["report.html"].decode()
    targets = set(re.findall(r'<article class="passage" id="(p\d+)"', page))
    assert targets
    assert set(re.findall(r'class="mark" href="#(p\d+)"', page)) == targets
    anchors = re.findall(r'\bid="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))


def test_sentence_carries_hedge_and_chain(published):
    page = re.sub(r"</?(?:bdi|cite)[^>]*>|</?q>", "", published["report.html"].decode())
    told = "In the words of The Harbour Post, NGOs (unnamed), cited by U.S. Department of State, estimated"
    assert f"{told}: one in every 26" in page
    assert "In the words of *_Bold_* &amp; Sons, a trader (unnamed) alleged: Fish" in page
    assert "Government of Varovia, in The Harbour Post, rejected what is said of forced labour" in page


def test_hostile_text_stays_text(published):
    page = published["report.html"].decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "\u202e" not in page
    assert page.count("<script>") == 1
    assert 'http-equiv="Content-Security-Policy" content="default-src \'none\'' in page.replace("&#39;", "'")


def test_page_names_no_address_to_load(published):
    page = published["report.html"].decode()
    assert not re.search(r"""(?:src|srcset|action)=|@import|url\(|<link|<iframe|<img""", page)
    assert not re.search(r'href="(?!#)', page)


def test_passage_has_language_and_direction(published):
    page = published["report.html"].decode()
    assert '<blockquote lang="ar" dir="rtl">' in page
    assert '<blockquote lang="zh" dir="ltr">' in page


def test_quotation_that_is_not_in_the_document_is_not_published(report):
    first, *rest = report.documents
    changed = replace(first, text=first.text.replace("company", "COMPANY"))
    with pytest.raises(UntraceableError, match="letter for letter"):
        publish(replace(report, documents=(changed, *rest)))


def test_claim_that_is_not_there_is_not_published(report):
    with pytest.raises(UntraceableError, match="no claim or effort"):
        publish(replace(report, extractions=report.extractions[1:]))


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        (Sentence((Name("A sentence of nobody."),)), "rests on no claim"),
        (Sentence((Words("There are 7 of them."),), basis=("x",)), "figure of its own"),
        (Sentence((Figure("monitor-report.pdf-c2", "4,300"),), ("monitor-report.pdf-c2",)), "figure differs"),
        (Sentence((Figure("monitor-report.pdf-c2", "4,200", "4,201"),), basis=("x",)), "figure differs"),
        (
            Sentence((Quotation("monitor-report.pdf-c2", "Pickers"),), ("monitor-report.pdf-c2",)),
            "not in the claim",
        ),
        (Sentence((), ("monitor-report.pdf-c5",), certainty="asserted"), "where the record says estimated"),
    ],
)
def test_sentence_without_ground_is_refused(report, sentence, message):
    with pytest.raises(UntraceableError, match=message):
        trace((Section("x", "X", (Paragraph(sentence),)),), evidence_of(report))


def test_figure_whose_place_holds_other_words_is_refused(report):
    extraction = report.extractions[0]
    moved = tuple(_moved(claim) for claim in extraction.claims)
    with pytest.raises(UntraceableError, match="figure differs"):
        publish(replace(report, extractions=(replace(extraction, claims=moved), *report.extractions[1:])))


def _moved(claim: Claim) -> Claim:
    return replace(claim, quantities=tuple(replace(item, start=item.start + 1) for item in claim.quantities))


def test_data_files_hold_every_record_and_no_text_of_documents(report, published):
    lines = {
        name: [json.loads(line) for line in published[name].splitlines()]
        for name in NAMES
        if name.endswith(".jsonl")
    }
    assert len(lines["claims.jsonl"]) == sum(len(each.claims) for each in report.extractions)
    assert len(lines["problems.jsonl"]) == len(report.problems)
    by_label = {record["document"]: record for record in lines["documents.jsonl"]}
    assert by_label["gazette-copy.html"]["root"] == "monitor-report.pdf"
    assert "text" not in by_label["gazette-copy.html"]
    assert json.loads(published["assessment.json"])["tier"] == "3"


def test_undetermined_and_empty_assessment_is_published():
    report = invented_report()
    bare = replace(
        report.assessment, tier=None, change=None, steps=(), findings=(), needs_person=(), readings=(),
        changes=(), sensitivity=Sensitivity(),
    )  # fmt: skip
    page = publish(Report(bare, (), (), (), (), (), report.provenance))["report.html"].decode()
    assert "Undetermined" in page
    assert "No claim of abuse that counts was found" in page


def test_nul_surrogate_and_missing_glyph_do_not_stop_a_report(report):
    first, *rest = report.documents
    odd = replace(first, title="a\x00b \ud800 \U0001f9ff \u0f40\u0f42", publisher="\u2067x")
    files = publish(replace(report, documents=(odd, *rest)))
    assert "a\u2400b \ufffd" in files["report.html"].decode()
    assert files["report.pdf"].startswith(b"%PDF")
    assert json.loads(files["documents.jsonl"].splitlines()[3])["title"].startswith("a\x00b \ud800")


def test_text_and_language_are_shown_safely():
    assert visible("a\u202eb\rc\x85") == "a[U+202E]b c\ufffd"
    assert (direction("ug"), direction("en-GB"), direction("und"), direction("x_y")) == (
        "rtl",
        "ltr",
        "auto",
        "auto",
    )
    assert (country_name("TCD"), country_name("XVA")) == ("Chad", "XVA")


def test_protected_documents_are_announced(report):
    first, *rest = report.documents
    page = publish(replace(report, documents=(replace(first, protected=True), *rest)))["report.html"].decode()
    assert "1 protected document." in page.replace("\n", " ")


def test_report_of_a_thousand_claims_is_set(report):
    edition = edition_of(in_order(large_report(1000)))
    assert len(edition.passages) > 1000
    assert len(html_page(edition, digest="")) < 4_000_000
    assert pdf_file(edition_of(in_order(report)), digest="").startswith(b"%PDF")
