"""A public edition tells nothing of a protected document: no word of it, no label, no count."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner, Result

from palermo.case import open_case
from palermo.cli import main
from palermo.records.encode import to_line

pytestmark = pytest.mark.usefixtures("all_counts")

WORD = "Qelvarith"
LABEL = "sheltered-note"
OPEN = (
    {
        "id": "institute",
        "publisher": "Harbour Institute",
        "published": "2023-11-02",
        "text": "Officials confiscated the passports of migrant workers in Xinjiang, the Harbour Institute said.",
    },
    {
        "id": "ledger",
        "publisher": "Morning Ledger",
        "published": "2023-12-05",
        "text": "Factory managers in Xinjiang withheld the wages of detained workers, two survivors said.",
    },
)
HIDDEN = {
    "id": LABEL,
    "title": f"What {WORD} saw",
    "publisher": f"{WORD} Circle",
    "published": "2023-12-09",
    "url": f"https://example.org/{WORD}",
    "text": f"Officials confiscated the passports of migrant workers in Xinjiang, {WORD} told the Institute. "
    f"Guards forced {WORD} to work in a factory without pay.",
    "protected": True,
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def report(target: Path, *arguments: str | Path, code: int = 0) -> dict[str, bytes]:
    result = run("report", *arguments, "--country", "CHN", "--year", "2024", "--out", target)
    assert result.exit_code == code or (code == 0 and "No tier is named" in result.output), result.output
    return {file.name: file.read_bytes() for file in sorted(target.iterdir())}


def written(path: Path, *records: dict[str, object]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{to_line(record)}\n" for record in records), encoding="utf-8")
    return path


def texts(name: str, content: bytes) -> Iterator[str]:
    """Yield everything a reader could find in a file: its bytes, and what is packed inside them."""
    yield content.decode("utf-8", "replace")
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield archive.read(inner).decode("utf-8", "replace")
    if name.endswith(".pdf"):
        with pdfium.PdfDocument(content) as opened:
            yield from opened.get_metadata_dict().values()
            for page in opened:
                yield page.get_textpage().get_text_range()


def telling(files: dict[str, bytes], word: str) -> list[str]:
    return [
        name
        for name, content in files.items()
        if any(word.casefold() in text.casefold() for text in texts(name, content))
    ]


@pytest.fixture(scope="module")
def folder(all_counts: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("public")


@pytest.fixture(scope="module")
def everything(all_counts: None, folder: Path) -> Path:
    return written(folder / "all" / "evidence.jsonl", OPEN[0], HIDDEN, OPEN[1])


@pytest.fixture(scope="module")
def public(all_counts: None, folder: Path, everything: Path) -> dict[str, bytes]:
    return report(folder / "public", everything, "--public")


def test_no_word_of_a_protected_document_is_in_any_file(public: dict[str, bytes]) -> None:
    assert len(public) > 6
    assert telling(public, WORD) == []
    assert telling(public, LABEL) == []


def test_the_full_edition_holds_it_so_that_the_search_finds_what_is_there(folder: Path, everything: Path) -> None:
    full = report(folder / "full", everything)
    assert {"report.html", "report.pdf", "report.md", "claims.jsonl", "evidence.xlsx"} <= set(telling(full, WORD))


def test_the_public_edition_is_the_report_without_the_document(folder: Path, public: dict[str, bytes]) -> None:
    alone = written(folder / "open" / "evidence.jsonl", *OPEN)
    assert report(folder / "without", alone) == public


def test_a_problem_of_a_protected_document_is_left_out(folder: Path) -> None:
    foreign = {**HIDDEN, "language": "ka"}
    path = written(folder / "foreign" / "evidence.jsonl", *OPEN, foreign)
    assert telling(report(folder / "told", path, code=1), "language_not_supported") != []
    files = report(folder / "untold", path, "--public")
    assert telling(files, LABEL) + telling(files, "language_not_supported") == []


def test_a_problem_goes_although_the_label_was_taken(folder: Path) -> None:
    twin = {**HIDDEN, "id": OPEN[0]["id"], "language": "ka"}
    path = written(folder / "twin" / "evidence.jsonl", *OPEN, twin)
    files = report(folder / "untwinned", path, "--public")
    assert telling(files, WORD) + telling(files, "language_not_supported") == []


@pytest.mark.parametrize(
    ("said", "kept_out"), [(True, True), ("yes", True), (1, True), (False, False), (None, False)]
)
def test_whatever_is_not_plainly_a_no_protects(tmp_path: Path, said: object, kept_out: bool) -> None:
    path = written(tmp_path / "evidence.jsonl", *OPEN, {**HIDDEN, "protected": said})
    assert (telling(report(tmp_path / "out", path, "--public"), WORD) == []) == kept_out


def test_nothing_is_left_to_publish(tmp_path: Path) -> None:
    path = written(tmp_path / "evidence.jsonl", HIDDEN)
    result = run("report", path, "--country", "CHN", "--year", "2024", "--out", tmp_path / "out", "--public")
    assert result.exit_code == 2
    assert "every document is protected" in result.output
    assert list((tmp_path / "out").iterdir()) == []


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    for record in (*OPEN, HIDDEN):
        (tmp_path / "notes" / f"{record['id']}.txt").write_text(str(record["text"]), encoding="utf-8")
    assert run("init", tmp_path / "case").exit_code == 0
    assert run("add", tmp_path / "case", tmp_path / "notes").exit_code == 0
    return tmp_path / "case"


def test_a_document_of_a_case_is_protected_and_released(case: Path, tmp_path: Path) -> None:
    label = f"{LABEL}.txt"
    before = report(tmp_path / "a", "--case", case)
    assert run("protect", case, label, "--author", "Ada").stdout == f"{label}\n"
    assert run("protect", case, label, "--author", "Ada").stdout == ""
    assert telling(report(tmp_path / "b", "--case", case, "--public"), WORD) == []
    assert "1 protected document" in report(tmp_path / "c", "--case", case)["report.html"].decode()
    assert run("protect", case, label, "--off", "--author", "Ben").stdout == f"{label}\n"
    assert report(tmp_path / "d", "--case", case, "--public") == before
    with open_case(case) as opened:
        entries = [(entry.action, entry.subject, entry.author) for entry in opened.store.custody()[-2:]]
        assert entries == [("protected", label, "Ada"), ("released", label, "Ben")]
        assert opened.store.verify() == ()


def test_protection_outlasts_a_new_reading(case: Path, tmp_path: Path) -> None:
    label = f"{LABEL}.txt"
    assert run("protect", case, label).exit_code == 0
    (tmp_path / "notes" / label).write_text(f"{HIDDEN['text']} Later {WORD} fled.", encoding="utf-8")
    assert run("add", case, tmp_path / "notes").exit_code == 0
    assert telling(report(tmp_path / "out", "--case", case, "--public"), WORD) == []


def test_an_unknown_label_changes_nothing(case: Path) -> None:
    result = run("protect", case, f"{LABEL}.txt", "no-such.txt")
    assert result.exit_code == 2
    assert "no-such.txt: the case has no document of this label" in result.output
    with open_case(case) as opened:
        assert [d.document for d in opened.store.documents() if d.protected] == []
