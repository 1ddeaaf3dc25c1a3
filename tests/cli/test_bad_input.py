"""Whatever is handed over: a message or a Problem, the right exit code, and the other documents are processed."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner, Result

from palermo.cli import main

GOOD = "Officials confiscated the passports of migrant workers in Xinjiang, the Harbour Institute said in 2023.\n"
ROOT = Path(__file__).parents[2]
EXAMPLE_PDF = (ROOT / "examples" / "evidence" / "goods-note.pdf").read_bytes()


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "text")
    return buffer.getvalue()


def encrypted() -> bytes:
    """A PDF whose encryption dictionary asks for a password that nobody has."""
    trailer = EXAMPLE_PDF.rindex(b"trailer") if b"trailer" in EXAMPLE_PDF else None
    if trailer is None:
        pytest.skip("the example PDF has no plain trailer to change")
    key = b"<" + b"00" * 32 + b">"
    entry = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O " + key + b" /U " + key + b" >> /ID [<00> <00>] "
    start = EXAMPLE_PDF.index(b"<<", trailer) + 2
    return EXAMPLE_PDF[:start] + entry + EXAMPLE_PDF[start:]


BAD: dict[str, Callable[[], bytes]] = {
    "empty.txt": lambda: b"",
    "zero.pdf": lambda: b"",
    "truncated.pdf": lambda: EXAMPLE_PDF[: len(EXAMPLE_PDF) // 3],
    "encrypted.pdf": encrypted,
    "zip.pdf": zipped,
    "not-a.docx": lambda: b"PK\x03\x04 broken",
    "nul.txt": lambda: b"\x00" * 2000,
    "broken.jsonl": lambda: b'{"id": "x", "text": 5}\nnot json\n\xff\n',
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def assert_clean(result: Result, code: int) -> None:
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("name", BAD)
def test_bad_files_become_problems_and_the_rest_goes_on(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD[name]())
    (tmp_path / "good.txt").write_text(GOOD)
    result = run("extract", str(tmp_path), "--records", "problems")
    assert_clean(result, 1)
    assert [line["document"] for line in lines(result) if str(line["document"]).startswith(name)]
    documents = run("extract", str(tmp_path), "--records", "documents")
    assert "good.txt" in [line["document"] for line in lines(documents)]


def test_surrogates_in_json_lines_do_not_stop_the_run(tmp_path: Path) -> None:
    row = '{"id": "a", "text": "Guards beat \\ud800 workers, the Harbour Institute said in June 2023."}\n'
    (tmp_path / "a.jsonl").write_text(row)
    result = run("extract", str(tmp_path), "--records", "documents")
    assert result.exit_code in (0, 1)
    assert "Traceback" not in result.output
    assert [line["document"] for line in lines(result)] == ["a"]


def test_a_pdf_cut_off_at_every_tenth_ends_in_words(tmp_path: Path) -> None:
    for tenth in range(1, 10):
        (tmp_path / f"{tenth}.pdf").write_bytes(EXAMPLE_PDF[: len(EXAMPLE_PDF) * tenth // 10])
    assert_clean(run("extract", str(tmp_path), "--records", "problems"), 1)


@pytest.mark.parametrize("code", ["XXX", "China", "12", ""])
def test_an_unknown_country_is_a_wrong_call(tmp_path: Path, code: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    result = run(
        "report", str(tmp_path / "good.txt"), "--country", code, "--year", "2024", "--out", str(tmp_path / "o")
    )
    assert_clean(result, 2)
    assert "ISO 3166-1" in result.output


def test_a_folder_without_readable_files_is_a_wrong_call(tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "empty.txt").write_bytes(b"")
    out = tmp_path / "out"
    result = run("report", str(tmp_path / "inputs"), "--country", "CHN", "--year", "2024", "--out", str(out))
    assert_clean(result, 2)
    assert "no readable document" in result.output
    assert list(out.iterdir()) == []


def test_an_output_folder_that_cannot_be_made_is_a_wrong_call(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    blocked = tmp_path / "good.txt" / "out"
    result = run("report", str(tmp_path / "good.txt"), "--country", "CHN", "--year", "2024", "--out", str(blocked))
    assert_clean(result, 2)
    assert "cannot be written" in result.output


def test_a_missing_input_is_a_wrong_call(tmp_path: Path) -> None:
    result = run("extract", str(tmp_path / "nowhere.txt"))
    assert_clean(result, 2)
    assert "no such file" in result.output


def test_fifty_megabytes_on_one_line_end_in_bounded_time(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(
        b"forced labour in cotton fields said the report " * (50 * 1024 * 1024 // 48)
    )
    (tmp_path / "good.txt").write_text(GOOD)
    result = run("extract", str(tmp_path), "--records", "problems")
    assert_clean(result, 1)
    assert "long.txt" in {line["document"] for line in lines(result)}


def test_pdfium_opens_the_example_at_all() -> None:
    document = pdfium.PdfDocument(EXAMPLE_PDF)
    assert len(document) == 1
    document.close()
