"""What a reader is spared: whole texts among the sources, one sentence twice, labels for names, silent boxes."""

import re
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from invented import invented_report, large_report

from palermo.publish import publish
from palermo.publish.content import Passage, Tree
from palermo.publish.edition import edition_of
from palermo.publish.evidence import Evidence, evidence_of
from palermo.publish.glyphs import font_folders, to_install, unshown
from palermo.publish.markdown import markdown_page
from palermo.publish.origins import root_name
from palermo.publish.paper import for_paper
from palermo.publish.pictures import times_table
from palermo.publish.report import claims_of, in_order
from palermo.publish.sentences import statement_sentences
from palermo.publish.sources import SHOWN, sources_section
from palermo.publish.trace import trace
from palermo.publish.wording import label_in_words
from palermo.records import Derivation, Document


@pytest.fixture(scope="module")
def report():
    return in_order(invented_report())


def leaves(report, evidence):
    section = sources_section(report, evidence)
    trace((section,), evidence)
    tree = next(block for block in section.blocks if isinstance(block, Tree))
    return [leaf for branch in tree.branches for leaf in branch.leaves]


@pytest.mark.parametrize("text", ["salt and water " * 60, "盐" * 900, "short words"])
def test_a_supporting_passage_is_cut_letter_for_letter(report, text):
    first, second, *_ = report.documents
    changed = replace(second, text=text)
    tied = Derivation(second.document, first.document, "edited", first.document, supported_by=(text,) * 5)
    alone = replace(report, documents=(first, changed), derivations=(tied,))
    [leaf] = leaves(alone, Evidence({first.document: first, second.document: changed}, {}, {tied.document: tied}))
    passages = [at for at, part in enumerate(leaf.parts) if isinstance(part, Passage)]
    assert len(passages) == 3
    for at in passages:
        shown = leaf.parts[at].text
        assert text.startswith(shown)
        assert len(shown) <= SHOWN
        assert (leaf.parts[at + 1].text == " …") is (len(text) > SHOWN)
        if " " in text and len(text) > SHOWN:
            assert shown.split()[-1] in text.split()
    assert leaf.parts[-1].number == 2


def test_a_root_outside_is_told_in_words_with_its_label_beside_it(report):
    evidence = evidence_of(report)
    assert (
        root_name("root:u-s-department-of-state-report-2024", evidence) == "U.S. Department of State, report 2024"
    )
    assert root_name("root:a-far-paper-of-note", evidence) == "A far paper of note"
    assert root_name("root:example.org/a-b/c", evidence) == "example.org/a-b/c"
    moved = replace(report.derivations[0], root="root:a-far-paper-of-note", relation="cites", derived_from=None)
    page = publish(replace(report, derivations=(moved, *report.derivations[1:])))["report.md"].decode()
    assert "A far paper of note — outside the folder, labelled a-far-paper-of-note; known only" in page


def test_records_that_say_one_thing_at_one_place_share_sentence_and_number(report):
    evidence = evidence_of(report)
    claim = claims_of(report)[0]
    twin = replace(claim, id=f"{claim.id}-again")
    extraction = next(item for item in report.extractions if claim in item.claims)
    both = replace(extraction, claims=(*extraction.claims, twin))
    doubled = replace(
        report, extractions=tuple(both if item is extraction else item for item in report.extractions)
    )
    [sentence] = statement_sentences(evidence_of(doubled), (claim.id, twin.id, claim.id))
    assert sentence.records == (claim.id, twin.id)
    assert len(statement_sentences(evidence, tuple(item.id for item in claims_of(report)[:2]))) == 2
    edition = edition_of(doubled)
    if twin.id in edition.numbers:
        assert edition.numbers[twin.id] == edition.numbers[claim.id]
    assert [opened.number for opened in edition.passages] == list(range(1, len(edition.passages) + 1))


def test_a_label_is_a_heading():
    assert label_in_words("forced labour, surveillance, state policy or pattern; 12;\npickers") == (
        "Forced labour, surveillance, state policy or pattern; 12; pickers"
    )
    assert label_in_words("Tier 2WL: TCD, 2024 report") == "Tier 2WL: TCD, 2024 report"
    assert label_in_words("statement without a coded abuse") == "Statement without a coded abuse"


def test_a_long_table_of_times_is_short_on_paper(report):
    large = in_order(large_report(400))
    evidence = evidence_of(large)
    claims = tuple(
        replace(
            claim,
            since=str(2010 + at % 12),
            abuses=(("killing", "torture", "isolation", "genocide", "deception")[at % 5],),
        )
        for at, claim in enumerate(claims_of(large))
    )
    table = times_table(claims, evidence.documents, latest=2024)
    assert len(table.rows) > 20
    assert [row[0].parts[0].text for row in table.short.rows] == sorted(
        {row[0].parts[0].text for row in table.rows}, key=[row[0].parts[0].text for row in table.rows].index
    )
    total = sum(int(row[3].parts[0].text.replace(",", "")) for row in table.rows)
    assert sum(int(row[3].parts[0].text.replace(",", "")) for row in table.short.rows) == total
    assert times_table(claims[:5], evidence.documents, latest=2024).short is None


def test_letters_without_a_font_are_named_on_the_first_page(report):
    odd = Document("odd.txt", "00" * 32, "\U00012000\U00012001", "text", (), title="\U00012000\U00012001")
    files = publish(replace(report, documents=(*report.documents, odd)))
    first = pypdfium2.PdfDocument(files["report.pdf"])[0].get_textpage().get_text_range()
    assert "Cuneiform" in " ".join(first.split())
    assert "fonts-noto-core (Debian, Ubuntu), and run palermo again." in " ".join(first.split())
    assert unshown("Latin letters, é and –") == ()
    assert to_install(()) == ""
    assert "manimgx-fonts-cjk and fonts-noto-core" in to_install(("Chinese", "Tibetan"))
    assert unshown("\U00012000") == ("Cuneiform",)


def test_an_installed_font_package_is_used(tmp_path, monkeypatch):
    (tmp_path / "manimgx_fonts_cjk").mkdir()
    (tmp_path / "manimgx_fonts_cjk" / "__init__.py").touch()
    monkeypatch.delitem(sys.modules, "manimgx_fonts_cjk", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    assert font_folders() == [str(tmp_path / "manimgx_fonts_cjk")]


def test_markdown_has_no_empty_title_and_no_table_without_columns(report):
    page = markdown_page(edition_of(report)).decode()
    assert "****" not in page
    assert "\n**\n" not in page
    assert "|  |\n|\n" not in page


def test_the_longest_lists_are_cut_on_paper_and_counted(report):
    edition = edition_of(in_order(large_report(400)))
    paper = for_paper(edition)
    assert paper.numbers == edition.numbers
    assert len(paper.passages) < len(edition.passages)
    page = markdown_page(paper).decode()
    assert re.search(r"\d+ further statements stand in report\.html\.", page)
    whole = edition_of(report)
    assert for_paper(whole) == whole, "a report of common length is printed whole"
