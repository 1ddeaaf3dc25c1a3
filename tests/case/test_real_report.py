"""A report of real inputs with history and decisions, whole and public, loads in a library of each format.

The inputs are the example folder and one protected note; the seed article lies beside the project.
"""

import csv
import io
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import bibtexparser
import html5lib
import openpyxl
import pytest
import rdflib
from axe_core_python.sync_playwright import Axe
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from click.testing import CliRunner
from followthemoney import Dataset
from followthemoney.statement import StatementEntity, read_statements
from playwright.sync_api import Browser, sync_playwright
from rdflib.namespace import PROV

from palermo.cli import main
from palermo.records.encode import to_line

pytestmark = pytest.mark.usefixtures("all_counts")

EXAMPLE = Path(__file__).parents[2] / "examples" / "evidence"
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NOTE = {
    "id": "sheltered-note",
    "published": "2023-12-09",
    "text": "Guards forced detained workers to work in a factory in Xinjiang without pay, a survivor said.",
    "protected": True,
}
HISTORY = (
    "iso3,year,tier,waiver\nCHN,2014,2WL,no\nCHN,2015,2WL,no\nCHN,2017,3,no\nCHN,2022,3,no\nCHN,2023,2WL,no\n"
)
DECISIONS = """\
- {subject: sig.proof_of_failure, verdict: confirm, author: Ada Lark, time: 2024-06-01T10:00:00Z, reason: Read.}
- {subject: crit.1, verdict: overrule, value: contested, author: Ben, time: 2024-06-02T10:00:00Z, reason: A < B}
- {subject: crit.1, verdict: unsure, author: Ada Lark, time: 2024-06-03T10:00:00Z, reason: 两种说法不一致}
"""
Files = Mapping[str, bytes]


def made(folder: Path, *arguments: str | Path) -> Files:
    (folder / "note.jsonl").write_text(f"{to_line(NOTE)}\n", encoding="utf-8")
    (folder / "past.csv").write_text(HISTORY, encoding="utf-8")
    (folder / "decisions.yaml").write_text(DECISIONS, encoding="utf-8")
    options = ("--history", folder / "past.csv", "--decisions", folder / "decisions.yaml", "--out", folder / "out")
    command = ["report", *arguments, folder / "note.jsonl", "--country", "CHN", "--year", "2024", *options]
    result = CliRunner().invoke(main, [str(part) for part in command])
    assert result.exit_code in {0, 1}, result.output
    return {file.name: file.read_bytes() for file in sorted((folder / "out").iterdir())}


@pytest.fixture(scope="module", params=["whole", "public", pytest.param("seed", marks=pytest.mark.shared)])
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp(str(request.param))
    if request.param == "seed":
        return made(folder, request.getfixturevalue("shared") / "seeds")
    return made(folder, EXAMPLE, *(["--public"] if request.param == "public" else []))


def rows(files: Files, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in files[name].decode("utf-8").splitlines()]


def test_the_page_parses_without_an_error(files: Files) -> None:
    html5lib.HTMLParser(strict=True).parse(files["report.html"].decode("utf-8"))


def test_every_address_inside_the_page_is_there_once(files: Files) -> None:
    page = html5lib.HTMLParser(namespaceHTMLElements=False).parse(files["report.html"].decode("utf-8"))
    ids = [element.get("id") for element in page.iter() if isinstance(element.tag, str) and element.get("id")]
    assert len(ids) == len(set(ids))
    links = {element.get("href") for element in page.iter("a")}
    assert {link for link in links if link} <= {f"#{name}" for name in ids}
    for element in page.iter():
        named = " ".join(element.get(name) or "" for name in ("aria-labelledby", "aria-describedby", "for"))
        assert set(named.split()) <= set(ids)


# rdflib's own JSON-LD reader still builds the graph class that it deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_linked_data_loads_and_every_selector_fits_its_claim(files: Files) -> None:
    graph = rdflib.Graph().parse(data=files["evidence.jsonld"], format="json-ld")
    claims = rows(files, "claims.jsonl")
    assert claims
    for claim in claims:
        name = rdflib.URIRef(f"urn:palermo:statement:{claim['id']}")
        target = graph.value(name, OA.hasTarget)
        assert graph.value(name, PROV.wasDerivedFrom) == graph.value(target, OA.hasSource)
        selectors = list(graph.objects(target, OA.hasSelector))
        assert {str(text) for one in selectors for text in graph.objects(one, OA.exact)} == {claim["quote"]}
        places = [(int(graph.value(one, OA.start)), int(graph.value(one, OA.end))) for one in selectors
                  if graph.value(one, OA.start) is not None]  # fmt: skip
        assert places == [(claim["start"], claim["end"])]


def test_statements_load_as_entities(files: Files) -> None:
    grouped: dict[str, list] = {}
    for statement in read_statements(io.BytesIO(files["statements.csv"]), "csv"):
        grouped.setdefault(statement.entity_id, []).append(statement)
    dataset = Dataset.make({"name": "palermo", "title": "x"})
    entities = [StatementEntity.from_statements(dataset, held) for held in grouped.values()]
    notes = [entity for entity in entities if entity.schema.name == "Note"]
    assert len(notes) >= len({row["id"] for row in rows(files, "claims.jsonl")})


def test_sources_load_in_a_citation_processor_and_a_bibtex_reader(files: Files) -> None:
    items = json.loads(files["sources.csl.json"])
    documents = rows(files, "documents.jsonl")
    assert len(items) == len(documents)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    shelf = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        shelf.register(Citation([CitationItem(item["id"])]))
    assert len(shelf.bibliography()) == len(items)
    library = bibtexparser.parse_string(files["sources.bib"].decode("utf-8"))
    assert not library.failed_blocks
    assert len(library.entries) == len(documents)


def test_tables_say_what_the_claims_say_letter_for_letter(files: Files) -> None:
    claims = rows(files, "claims.jsonl")
    table = list(csv.DictReader(io.StringIO(files["claims.csv"].decode("utf-8"), newline="")))
    assert [(row["id"], row["quote"].removeprefix("'")) for row in table] == [
        (claim["id"], str(claim["quote"]).removeprefix("'")) for claim in claims
    ]
    book = openpyxl.load_workbook(io.BytesIO(files["evidence.xlsx"]), read_only=True)
    head, *body = book["Claims"].iter_rows(values_only=True)
    assert [row[head.index("id")] for row in body] == [claim["id"] for claim in claims]


@pytest.mark.parametrize("files", ["public"], indirect=True)
def test_the_public_edition_tells_of_no_note_and_no_author(files: Files) -> None:
    for name, content in files.items():
        assert b"sheltered-note" not in content, name
        assert b"Ada Lark" not in content, name


@pytest.fixture(scope="module")
def browser(all_counts: None) -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium on the system")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_accessibility_fault_and_no_request(
    files: Files, browser: Browser, scheme: str, tmp_path: Path
) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(files["report.html"])
    page = browser.new_context(color_scheme=scheme).new_page()  # type: ignore[arg-type]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    found = Axe().run(page)["violations"]
    faults = [
        (fault["id"], fault["nodes"][0]["html"][:200])
        for fault in found
        if fault["impact"] in {"serious", "critical"}
    ]
    assert faults == []
    assert asked == [path.as_uri()]
    for name in ("history", "hangs-on", "decisions"):
        assert page.locator(f"#{name}").is_visible()
