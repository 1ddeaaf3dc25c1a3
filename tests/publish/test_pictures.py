"""The pictures of a report: the same as their tables, named for who does not see them, one set of bytes."""

import hashlib
import re
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from invented import valley_report

from palermo.datafiles import data_file, file_hash
from palermo.errors import UntraceableError
from palermo.publish import Report, display, publish
from palermo.publish.content import Name, Picture, Section, Sentence, Table, Words
from palermo.publish.edition import edition_of
from palermo.publish.evidence import Evidence, evidence_of
from palermo.publish.pictures import criteria_table, places_table, roots_table, times_table
from palermo.publish.pictures.atlas import outlines
from palermo.publish.pictures.drawing import WIDTH, fitted, length, wrapped
from palermo.publish.report import claims_of, in_order
from palermo.publish.trace import text_of, trace
from palermo.records import Derivation, Document

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ["tiers", "criteria", "times", "places", "roots"]


@pytest.fixture(scope="module")
def report() -> Report:
    return in_order(valley_report())


@pytest.fixture(scope="module")
def files(report) -> dict[str, bytes]:
    return publish(report)


@pytest.fixture(scope="module")
def tables(report) -> dict[str, Table]:
    return {table.picture.name: table for table in drawn(edition_of(report).sections)}


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 -- of the report's own making


def drawn(sections: tuple[Section, ...]) -> list[Table]:
    found = [block for section in sections for block in section.blocks if isinstance(block, Table)]
    found += [table for section in sections for table in drawn(section.sections)]
    return [table for table in found if table.picture is not None]


def texts(table: Table) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in table.rows]


def shapes(picture: Picture) -> list[str]:
    """Return what the shapes of a picture say of themselves, without its own title."""
    return [title.text for title in parsed(picture.svg).iter(f"{SVG}title") if "id" not in title.attrib]


def letters(picture: Picture) -> list[str]:
    return [text.text for text in parsed(picture.svg).iter(f"{SVG}text")]


def test_the_five_pictures_are_there(tables):
    assert list(tables) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_whole_named_described_and_asks_for_nothing(tables, name):
    picture = tables[name].picture
    root = parsed(picture.svg)
    assert root.get("role") == "img"
    assert [root.find(f"*[@id='{told}']").text for told in root.get("aria-labelledby").split()] == [
        picture.title,
        picture.description,
    ]
    assert len(picture.description) > 40
    assert not re.search(r"url\(|href|<script|<image|<style|\bon\w+=", picture.svg)


@pytest.mark.parametrize("name", NAMES)
def test_no_letters_stand_outside_a_picture(tables, name):
    root = parsed(tables[name].picture.svg)
    height = float(root.get("height"))
    for text in root.iter(f"{SVG}text"):
        wide, x = length(text.text, float(text.get("font-size"))), float(text.get("x"))
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[text.get("text-anchor")]
        assert left >= -1, text.text
        assert left + wide <= WIDTH + 6, text.text
        assert 8 <= float(text.get("y")) <= height, text.text


def counted(cell: str) -> int:
    return 0 if cell == "–" else int(cell.split(maxsplit=1)[0])


def test_criteria_are_drawn_as_their_rows_say(tables):
    rows = {row[0]: row for row in texts(tables["criteria"])}
    said = shapes(tables["criteria"].picture)
    for label, _, status, supporting, opposing in rows.values():
        sides = [(supporting, "for efforts"), (opposing, "for failings")]
        sides = [f"{roots.split()[0]} {side}" for roots, side in sides if roots != "–"]
        told = f"{label}: {', '.join(sides)}; {status}"
        assert (told in said) == (status != "no evidence")
    squares = list(parsed(tables["criteria"].picture.svg).iter(f"{SVG}rect"))
    assert [square.get("class") for square in squares].count("f") == sum(counted(row[3]) for row in rows.values())
    assert [square.get("class") for square in squares].count("a") == sum(counted(row[4]) for row in rows.values())


def test_tiers_are_drawn_as_their_rows_say(tables):
    rows = texts(tables["tiers"])
    said = shapes(tables["tiers"].picture)
    assert [f"{year}: {tier}" for year, tier, _, _ in rows] == [each for each in said if "waiver" not in each]
    assert len([each for each in said if "waiver" in each]) == len([row for row in rows if "waiver" in row[3]])


def test_times_are_drawn_as_their_rows_say(tables, report):
    rows = texts(tables["times"])
    said = []
    for lane, year, dated, _, *counts in rows:
        names = ("said flatly", "hedged", "alleged", "denied")
        told = [f"{count} {name}" for count, name in zip(counts, names, strict=True) if count != "–"]
        said.append(f"{lane}, {year}, dated by {dated}: {', '.join(told)}")
    assert said == shapes(tables["times"].picture)
    totals = [row[3] for row in rows]
    shown = letters(tables["times"].picture)
    assert sorted(totals) == sorted(text for text in shown if text.isdigit() and len(text) < 4)
    told_of = [claim for claim in claims_of(report) if claim.abuses or claim.tier is None]
    assert sum(map(int, totals)) == len(told_of)
    for row in rows:
        assert int(row[3]) == sum(int(count) for count in row[4:] if count != "–")


def test_early_years_share_a_column_and_what_no_date_holds_stands_apart(tables):
    columns = list(dict.fromkeys(row[1] for row in texts(tables["times"])))
    years = {column for column in columns if column.isdigit()}
    assert len(years) <= 11
    assert "2013 and before" in columns
    assert "no date" in columns
    shown = [int(text) for text in letters(tables["times"].picture) if re.fullmatch(r"20\d\d", text)]
    assert sorted(set(shown)) == list(range(min(shown), max(shown) + 1)), "time runs evenly"
    assert any(text == "≤ 2013" for text in letters(tables["times"].picture))


def test_kinds_that_few_claims_name_share_a_lane(report):
    documents = {document.document: document for document in report.documents}
    first = next(claim for claim in claims_of(report) if claim.abuses)
    claims = tuple(replace(first, id=f"x{at}", abuses=(f"kind_{at:02}",)) for at in range(14))
    table = times_table(claims, documents, latest=2024)
    assert [row[0] for row in texts(table)][-1] == "Further kinds of abuse"
    assert texts(table)[-1][3] == "5"
    assert "5 further kinds share" in text_of(table.picture.note)


def test_years_to_come_share_a_column(report):
    documents = {document.document: document for document in report.documents}
    first = next(claim for claim in claims_of(report) if claim.abuses)
    claims = tuple(replace(first, id=year, since=year) for year in ("2024", "2022-03", "2029", "9999", "1949"))
    table = times_table(claims, documents, latest=2024)
    assert [(row[1], row[3]) for row in texts(table)] == [
        ("2013 and before", "1"),
        ("2022", "1"),
        ("2024", "1"),
        ("2025 and after", "2"),
    ]
    assert {"≤ 2013", "2023", "≥ 2025"} <= set(letters(table.picture))


def test_many_criteria_are_cut_and_counted(report):
    first = report.assessment.findings[0]
    findings = tuple(replace(first, id=f"f{at}", roots_supporting=at, roots_opposing=0) for at in range(50))
    table = criteria_table(findings)
    assert len(table.rows) == 50
    assert len(shapes(table.picture)) == 36
    assert text_of(table.picture.note).startswith("A bar is as long as its independent sources are many; ")
    assert "13 more have evidence. 1 criterion is left out" in text_of(table.picture.note)
    assert float(parsed(table.picture.svg).get("height")) < 1100


def test_places_are_drawn_as_their_rows_say(tables):
    rows = texts(tables["places"])
    where = {row[0]: row[3] for row in rows}
    assert where == {
        "Chad": "drawn",
        "Sudan": "drawn",
        "Kosovo": "drawn",
        "Malta": "not drawn",
        "Hong Kong": "not drawn",
        "Places without a country that is known": "not drawn",
    }
    counted = {row[0]: row[1] for row in rows}
    assert sorted(shapes(tables["places"].picture)) == sorted(
        f"{name}: {roots} root sources" for name, roots in counted.items() if where[name] == "drawn"
    )
    cards = {text.split()[0]: text.split()[1] for text in letters(tables["places"].picture) if text[:3].isupper()}
    assert cards["TCD"] == counted["Chad"]
    assert "3 rows of the table are not drawn" in text_of(tables["places"].picture.note)
    assert "no statement on any border" in text_of(tables["places"].picture.note)


def test_a_root_counts_once_on_the_map(report):
    evidence = evidence_of(report)
    rows = texts(places_table(claims_of(report), evidence.derivations, subject="TCD"))
    chad = next(row for row in rows if row[0] == "Chad")
    # Twelve documents: four go back to the first, two are one circle, the rest stand for themselves.
    assert chad[1] == "8"


def test_roots_are_drawn_as_their_rows_say(tables):
    rows = texts(tables["roots"])
    kinds = {row[0]: row[1] for row in rows}
    assert kinds["A far office 2019"] == "outside the folder"
    assert kinds["Documents that rest on one another"] == "a circle, no root"
    first = next(row for row in rows if row[0] == "Letter 0 from a valley")
    assert first[2:] == ["3", "repeats it with edits: 1; translates it: 1; cites it: 1"]
    told = {re.sub(r" \(.*", "", each): re.search(r": (\d+)", each)[1] for each in shapes(tables["roots"].picture)}
    for name, _, number, _ in rows:
        assert told.get(name, told.get(f"{name}: {number}", number)) == number


def test_what_cites_is_dotted_and_what_repeats_is_whole(tables):
    lines = list(parsed(tables["roots"].picture.svg).iter(f"{SVG}path"))
    dashes = [line.get("stroke-dasharray") for line in lines if line.get("class") == "j"]
    # One of each in the key; the rest is in the trees: those of the valleys and those of the invented report.
    assert dashes.count("6 4") == 3
    assert dashes.count("1.5 4") == 5
    assert dashes.count(None) == 4


def evidence_with(documents: tuple[Document, ...], derivations: dict[str, Derivation]) -> Evidence:
    return Evidence({document.document: document for document in documents}, {}, derivations)


def test_many_documents_are_cut_and_counted():
    documents = tuple(Document(f"d{at:03}", "00" * 32, "x", "text", (), title=f"Title {at}") for at in range(400))
    root_of = {at: f"d{at // 20 * 20:03}" for at in range(400)}
    derivations = {
        f"d{at:03}": Derivation(f"d{at:03}", root, "root" if root == f"d{at:03}" else "edited", root)
        for at, root in root_of.items()
    }
    table = roots_table(documents, evidence_with(documents, derivations))
    assert len(table.rows) == 20
    assert float(parsed(table.picture.svg).get("height")) < 1100
    assert "17 more stand in the table" in text_of(table.picture.note)


def test_the_map_is_the_file_that_its_notice_names():
    notice = data_file("publish/countries-110m.NOTICE.txt").read_text(encoding="utf-8")
    assert file_hash("publish/countries-110m.json") in notice
    assert "Permission to use, copy, modify" in notice


def test_every_country_of_the_map_is_on_the_page():
    known = [outline for outline in outlines() if outline.code is not None]
    assert len(known) == 174
    assert len({outline.code for outline in known}) == 174
    for outline in known:
        assert 0 <= outline.middle[0] <= 7200
        assert -20 <= outline.middle[1] <= 3100, outline.code


def test_pictures_are_the_same_bytes_in_any_order(files):
    report = valley_report()
    turned = replace(
        report,
        documents=report.documents[::-1],
        extractions=report.extractions[::-1],
        derivations=report.derivations[::-1],
    )
    again = publish(turned)
    for name in ("report.html", "report.pdf"):
        assert hashlib.sha256(again[name]).digest() == hashlib.sha256(files[name]).digest()


def test_the_page_with_pictures_is_valid(files):
    html5lib.HTMLParser(strict=True).parse(files["report.html"])
    page = files["report.html"].decode()
    figures = re.findall(r"<figure>.*?</figure>", page, re.DOTALL)
    assert len(figures) == 5
    assert all("<figcaption>" in figure and 'role="region"' in figure for figure in figures)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_the_pdf_holds_every_picture_with_its_words(files):
    document = pypdfium2.PdfDocument(files["report.pdf"])
    said = " ".join(document[at].get_textpage().get_text_range() for at in range(len(document)))
    for words in ("shows failings", "Tier 2 Watch List", "dated by the claim", "Root sources:", "root outside it"):
        assert words in " ".join(said.split())
    alternative = files["report.pdf"].count(b"/Figure")
    assert alternative >= 5


def test_markdown_leaves_pictures_out_and_keeps_their_tables(files):
    page = files["report.md"].decode()
    assert "<svg" not in page
    assert "| Kosovo | 8 | 12 | drawn |" in page


def test_a_picture_that_says_more_than_its_table_is_not_published(report):
    note = Sentence((Words("A drawing."),), basis=("x",))
    row = (Sentence((Name("3 roots"),), basis=("x",)),)
    right = Picture("x", "X", "3 roots", "<svg><title>3</title></svg>", note)
    wrong = replace(right, svg="<svg><title>4</title></svg>")
    for picture in (right, wrong):
        section = Section("x", "X", (Table("x", ("x",), (row,), picture=picture),))
        if picture is right:
            trace((section,), evidence_of(report))
        else:
            with pytest.raises(UntraceableError, match="picture x: it tells 4"):
                trace((section,), evidence_of(report))


def test_a_protected_document_is_in_no_picture_of_the_public_edition(report):
    open_report = replace(
        report,
        documents=tuple(item for item in report.documents if item.document != "valley-04.txt"),
        extractions=tuple(item for item in report.extractions if item.document != "valley-04.txt"),
        derivations=tuple(item for item in report.derivations if item.document != "valley-04.txt"),
    )
    page = publish(open_report)["report.html"].decode()
    assert "a-far-office-2019" not in page
    assert "A far office 2019" not in page
    assert "Letter 4 from a valley" not in page


def test_hostile_names_stay_words():
    documents = (
        Document(
            "a", "00" * 32, "x", "text", (), title='</title><script>alert(1)</script>" onload="x" \u202e\x00'
        ),
        Document("b", "00" * 32, "x", "text", (), title="عمال البساتين"),
    )
    derivations = {"a": Derivation("a", "a", "root"), "b": Derivation("b", "a", "cites", "a")}
    svg = roots_table(documents, evidence_with(documents, derivations)).picture.svg
    assert "<script" not in svg
    assert "\u202e" not in svg
    assert "\u2068عمال البساتين\u2069" in svg
    parsed(svg)


def test_labels_fit_their_place():
    assert fitted("short", 100) == "short"
    cut = fitted("a label that is much too long for its place", 100)
    assert cut.endswith("…")
    assert length(cut) <= 100
    assert wrapped("one two three four five six", 60, 2)[-1].endswith("…")
    assert length("護照") > length("ab")


@pytest.mark.parametrize("scheme", [0, 1, 2])
def test_words_and_shapes_stand_out_on_the_page(scheme):
    style = (Path(display.__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--(\w+):(#[0-9a-f]+)", re.findall(r":root\{([^}]*)\}", style)[scheme]))
    for name in ("ink", "soft", "for", "against", "accent"):
        # Success criterion 1.4.3 of WCAG 2.2; shapes need 3 to 1 (1.4.11).
        assert contrast(colours[name], colours["paper"]) >= 4.5, (scheme, name)


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of two colours, after WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    written = colour[1:] if len(colour) == 7 else "".join(letter * 2 for letter in colour[1:])
    parts = [int(written[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
