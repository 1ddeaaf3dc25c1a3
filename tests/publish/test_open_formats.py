"""Each open format is read back by a well-kept library of that format, and says what the records say."""

import csv
import io
import json
import socket
import sys
from dataclasses import replace
from pathlib import Path

import bibtexparser
import openpyxl
import pytest
import rdflib
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from followthemoney import Dataset
from followthemoney.statement import StatementEntity, read_statements
from rdflib.namespace import PROV

sys.path.insert(0, str(Path(__file__).parent))
from invented import invented_report

from palermo.publish import Report, publish
from palermo.publish.report import claims_of
from palermo.publish.tables import COLUMNS

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")


@pytest.fixture(scope="module")
def report() -> Report:
    return invented_report()


@pytest.fixture(scope="module")
def files(report: Report) -> dict[str, bytes]:
    return publish(report)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a format asked the network for something")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


# rdflib's own JSON-LD reader still builds the graph class that it deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_annotations_load_as_linked_data_and_select_the_quotes(report, files, no_network):
    graph = rdflib.Graph().parse(data=files["evidence.jsonld"], format="json-ld")
    quotes = {str(text) for text in graph.objects(None, OA.exact)}
    assert {claim.quote for claim in claims_of(report)} <= quotes
    texts = {document.document: document.text for document in report.documents}
    for claim in claims_of(report):
        name = rdflib.URIRef(f"urn:palermo:statement:{claim.id}")
        target = graph.value(name, OA.hasTarget)
        position = next(s for s in graph.objects(target, OA.hasSelector) if graph.value(s, OA.start) is not None)
        start, end = int(graph.value(position, OA.start)), int(graph.value(position, OA.end))
        assert texts[claim.document][start:end] == claim.quote
        assert graph.value(name, PROV.wasDerivedFrom) == graph.value(target, OA.hasSource)


def test_statements_load_as_entities_and_hold_no_person(files):
    statements = list(read_statements(io.BytesIO(files["statements.csv"]), "csv"))
    grouped: dict[str, list] = {}
    for statement in statements:
        grouped.setdefault(statement.entity_id, []).append(statement)
    entities = [StatementEntity.from_statements(Dataset.make({"name": "palermo", "title": "x"}), rows)
                for rows in grouped.values()]  # fmt: skip
    schemata = {entity.schema.name for entity in entities}
    assert schemata <= {"Document", "Note", "PublicBody", "Organization", "Company", "Documentation"}
    assert "Note" in schemata
    bodies = [entity for entity in entities if entity.schema.is_a("LegalEntity")]
    names = {name for entity in bodies for name in entity.get("name")}
    assert names
    assert not any("(unnamed)" in name for name in names)


def test_claims_are_rows_of_the_table_and_of_the_workbook(report, files):
    rows = list(csv.reader(io.StringIO(files["claims.csv"].decode())))
    assert tuple(rows[0]) == COLUMNS
    claims = claims_of(report)
    assert len(rows) == len(claims) + 1
    book = openpyxl.load_workbook(io.BytesIO(files["evidence.xlsx"]))
    assert book.sheetnames == ["Claims", "Efforts", "Documents", "Criteria", "Conflicts", "Drift"]
    quotes = [row[COLUMNS.index("quote")] for row in book["Claims"].iter_rows(min_row=2, values_only=True)]
    assert len(quotes) == len(claims)


def test_a_quote_is_never_a_formula(report):
    first = report.extractions[0]
    claim = replace(first.claims[0], actors=("=1+1",))
    changed = replace(
        report, extractions=(replace(first, claims=(claim, *first.claims[1:])), *report.extractions[1:])
    )
    files = publish(changed)
    cells = [cell for row in csv.reader(io.StringIO(files["claims.csv"].decode())) for cell in row]
    assert "'=1+1" in cells
    assert "=1+1" not in cells
    book = openpyxl.load_workbook(io.BytesIO(files["evidence.xlsx"]))
    found = [cell for row in book["Claims"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in found] == ["s"]


def test_citations_load_in_a_citation_processor(report, files):
    items = json.loads(files["sources.csl.json"])
    assert len(items) == len(report.documents)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    shelf = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        shelf.register(Citation([CitationItem(item["id"])]))
    assert len(shelf.bibliography()) == len(items)


def test_bibliography_loads_in_a_bibtex_reader(report, files):
    library = bibtexparser.parse_string(files["sources.bib"].decode())
    assert not library.failed_blocks
    assert len(library.entries) == len(report.documents)


def test_markdown_has_every_section_and_opens_every_passage(files):
    text = files["report.md"].decode()
    for title in ("## In short", "## Sources and how independent", "## What is missing", "## Passages"):
        assert title in text
    for number in range(1, 4):
        assert f"(#passage-{number})" in text
        assert f'<a id="passage-{number}"></a>' in text
