"""A case that grew is the case made anew from the same documents, whatever came, went and changed in between."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palermo.case import (
    Actor,
    Analysis,
    Case,
    Silent,
    add_inputs,
    analyse_case,
    create_case,
    extraction,
    find_inputs,
    growing,
    open_case,
    read_inputs,
    trace_case,
    versions,
    without_protected,
)
from palermo.cli import main
from palermo.corroborate import sketches, trace_roots
from palermo.extract.pipeline import Extracted
from palermo.records import Document

pytestmark = pytest.mark.usefixtures("all_counts")

ACTOR = Actor("Tester", "2024-05-01T00:00:00+00:00")
KILNS = (
    "Inspectors who visited nine brick kilns near Varna found 212 workers in forced labour on 4 May. Most had "
    "taken an advance of four months' pay from a broker named Orlan, and the owner kept their papers in a drawer. "
    "The labour office said that children as young as seven carried wet clay to the drying yard before dawn. "
)
# What a document may be, by name: originals, a copy, a cut copy, pages that rest on one another, another subject.
TEXTS = {
    "kilns": KILNS,
    "copy": KILNS,
    "cut": KILNS[: 2 * len(KILNS) // 3],
    "framed": "From our own reporter. " + KILNS + "The paper will follow the case.",
    "citing": "The union counts its kilns anew.\n\nSource: https://site.example/pages/circle\n",
    "circle": "A page says as much in its own way.\n\nSource: https://site.example/pages/citing\n",
    "boats": "A union said that 40 fishers were held in debt bondage aboard the Meridor until a search.",
    "passing": "The regatta drew forty boats, and their crews raced until a squall came over the bay. " * 15,
    "denial": "The ministry denied that forced labour exists at the kilns near Varna.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one file a text."""
    made = tmp_path_factory.mktemp("inputs")
    for name in TEXTS:
        write(made, name, name)
    return made


def write(folder: Path, name: str, text: str) -> None:
    row = {"id": name, "text": TEXTS[text], "language": "en", "url": f"https://site.example/pages/{name}"}
    (folder / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")


def add(case: Case, *files: Path) -> None:
    inputs, _ = find_inputs(files)
    assert add_inputs(case, inputs, actor=ACTOR, progress=Silent(), ocr=None) == ()


def made_anew(path: Path, files: Sequence[Path]) -> Analysis:
    create_case(path, actor=ACTOR)
    with open_case(path) as case:
        add(case, *files)
        return analyse_case(case, progress=Silent())


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "add", "add", "remove", "analyse"]), st.sampled_from(sorted(TEXTS))),
    max_size=14,
)


@given(STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_case_that_grew_is_the_case_made_anew(
    tmp_path_factory: pytest.TempPathFactory, folder: Path, steps: list[tuple[str, str]]
) -> None:
    made, there = tmp_path_factory.mktemp("cases"), set()
    create_case(made / "grown", actor=ACTOR)
    with open_case(made / "grown") as case:
        for action, name in steps:
            if action == "add":
                add(case, folder / f"{name}.jsonl")
                there.add(name)
            elif action == "remove":
                assert case.store.remove_document(name) == (name in there)
                there.discard(name)
            else:
                analyse_case(case, progress=Silent())
        grown = analyse_case(case, progress=Silent())
        assert trace_case(case) == (grown.documents, trace_roots(grown.documents))
    assert {document.document for document in grown.documents} == there
    assert grown == made_anew(made / "anew", [folder / f"{name}.jsonl" for name in sorted(there)])


def test_only_the_document_added_is_extracted_and_compared(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extracted: list[str] = []
    worded: list[str] = []
    extract_all, wording = extraction.extract_all, sketches.wording

    def watched(documents: Iterable[Document], **options: bool) -> Iterator[Extracted]:
        return extract_all((extracted.append(one.document) or one for one in documents), **options)

    monkeypatch.setattr(extraction, "extract_all", watched)
    monkeypatch.setattr(sketches, "wording", lambda text: worded.append(text) or wording(text))
    create_case(tmp_path / "case", actor=ACTOR)
    with open_case(tmp_path / "case") as case:
        add(case, *(folder / f"{name}.jsonl" for name in TEXTS if name != "framed"))
        analyse_case(case, progress=Silent())
        extracted.clear()
        worded.clear()
        add(case, folder / "framed.jsonl")
        analysis = analyse_case(case, progress=Silent())
        assert extracted == ["framed"]
        # The two it is compared with are read again; their copies of equal content share one comparison each.
        assert set(worded) <= {TEXTS["framed"], TEXTS["kilns"], TEXTS["cut"]}
        worded.clear()
        assert analyse_case(case, progress=Silent()) == analysis
        assert trace_case(case)[1] == analysis.derivations
        assert worded == []


def test_a_document_set_aside_is_still_so_when_it_is_loaded(tmp_path: Path, folder: Path) -> None:
    found = made_anew(tmp_path / "case", [folder / "passing.jsonl"])
    assert [one.set_aside for one in found.extractions] == [True]
    with open_case(tmp_path / "case") as case:
        assert analyse_case(case, progress=Silent()) == found


def test_a_document_that_changed_is_read_anew(tmp_path: Path) -> None:
    write(tmp_path, "page", "kilns")
    create_case(tmp_path / "case", actor=ACTOR)
    with open_case(tmp_path / "case") as case:
        add(case, tmp_path / "page.jsonl")
        assert len(analyse_case(case, progress=Silent()).claims()) > 0
        write(tmp_path, "page", "circle")
        add(case, tmp_path / "page.jsonl")
        changed = analyse_case(case, progress=Silent())
        assert len(case.store.tracing(versions.tracer_version()).sketches) == 1
    assert changed == made_anew(tmp_path / "anew", [tmp_path / "page.jsonl"])


@pytest.mark.parametrize("damage", ["UPDATE sketches SET record = x'00'", "UPDATE links SET record = x'00'"])
def test_damage_to_what_tracing_kept_is_worked_over(tmp_path: Path, folder: Path, damage: str) -> None:
    whole = made_anew(tmp_path / "case", [folder])
    connection = sqlite3.connect(tmp_path / "case" / "case.db", isolation_level=None)
    connection.execute(damage)
    connection.close()
    with open_case(tmp_path / "case") as case:
        assert analyse_case(case, progress=Silent()) == whole
        assert trace_case(case)[1] == whole.derivations


def test_another_version_of_the_tracer_works_all_out_again(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = made_anew(tmp_path / "case", [folder])
    monkeypatch.setattr(growing, "tracer_version", lambda: "another")
    with open_case(tmp_path / "case") as case:
        assert growing.stored_memory(case).sketches == {}
        assert analyse_case(case, progress=Silent()) == whole
        assert len(growing.stored_memory(case).sketches) == len(TEXTS)


def test_another_lexicon_or_library_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    for read in (versions.extractor_version, versions.tracer_version):
        now = read.__wrapped__()
        assert now == read()
        for name, other in (("data_hashes", lambda _: {"en.yaml": "0"}), ("version", lambda _: "0.0")):
            with monkeypatch.context() as changed:
                changed.setattr(versions, name, other)
                assert read.__wrapped__() != now
    assert versions.extractor_version() != versions.tracer_version()


def test_a_public_edition_is_that_of_a_case_without_the_protected_document(tmp_path: Path, folder: Path) -> None:
    files = [folder / f"{name}.jsonl" for name in sorted(TEXTS)]
    create_case(tmp_path / "case", actor=ACTOR)
    with open_case(tmp_path / "case") as case:
        add(case, *files)
        case.store.protect("kilns", protected=True)
        public = without_protected(analyse_case(case, progress=Silent()))
    assert public == made_anew(tmp_path / "anew", [file for file in files if file.stem != "kilns"])


def test_sources_of_a_case_are_those_of_its_folder(tmp_path: Path, folder: Path) -> None:
    made_anew(tmp_path / "case", [folder / "kilns.jsonl", folder / "cut.jsonl"])
    with open_case(tmp_path / "case") as case:
        add(case, folder)
    results = [
        CliRunner().invoke(main, ["sources", "--json", *where])
        for where in (["--case", str(tmp_path / "case")], [str(folder)])
    ]
    assert results[0].stdout == results[1].stdout
    assert [result.exit_code for result in results] == [0, 0]


def test_documents_of_one_label_are_all_kept_and_added_again_change_nothing(tmp_path: Path) -> None:
    for name, texts in {"one": ("kilns", "boats"), "two": ("denial",)}.items():
        rows = (json.dumps({"id": "page", "text": TEXTS[text], "language": "en"}) for text in texts)
        (tmp_path / f"{name}.jsonl").write_text("\n".join(rows), encoding="utf-8")
    create_case(tmp_path / "case", actor=ACTOR)
    with open_case(tmp_path / "case") as case:
        for _ in range(2):
            add(case, tmp_path / "one.jsonl", tmp_path / "two.jsonl")
            documents = case.store.documents()
            assert {document.text for document in documents} == {TEXTS["kilns"], TEXTS["boats"], TEXTS["denial"]}
            of_folder, _ = read_inputs(
                find_inputs([tmp_path / "one.jsonl", tmp_path / "two.jsonl"])[0], progress=Silent()
            )
            assert documents == tuple(sorted(of_folder, key=lambda document: document.document))
        (tmp_path / "one.jsonl").write_text(json.dumps({"id": "page", "text": TEXTS["circle"]}), encoding="utf-8")
        add(case, tmp_path / "one.jsonl")
        assert {document.text for document in case.store.documents()} == {TEXTS["circle"], TEXTS["denial"]}


def test_figures_of_a_case_are_those_of_its_folder(tmp_path: Path, folder: Path) -> None:
    made_anew(tmp_path / "case", [folder])
    results = [
        CliRunner().invoke(main, ["figures", "--json", *where])
        for where in (["--case", str(tmp_path / "case")], [str(folder)])
    ]
    assert results[0].stdout == results[1].stdout != ""
    assert CliRunner().invoke(main, ["figures"]).exit_code == 2
    assert CliRunner().invoke(main, ["figures", str(folder), "--case", str(tmp_path / "case")]).exit_code == 2
