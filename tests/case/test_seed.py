"""The news article that the project starts from, and a folder of real government PDFs."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from palermo.cli import main
from palermo.records.encode import to_line

pytestmark = pytest.mark.shared
SEED = "000_50d90de8a44df82a.txt"
SECONDS_COLD = 30


@pytest.fixture(scope="module")
def report(shared: Path, tmp_path_factory: pytest.TempPathFactory, all_counts: None) -> Path:
    out = tmp_path_factory.mktemp("seed")
    started = time.monotonic()
    where = ["--country", "CHN", "--year", "2024", "--out", str(out)]
    result = CliRunner().invoke(main, ["report", str(shared / "seeds" / SEED), *where])
    assert result.exit_code in {0, 1}, result.output
    assert time.monotonic() - started < SECONDS_COLD
    return out


def claims_with(report: Path, words: str) -> list[dict[str, object]]:
    rows = [json.loads(line) for line in (report / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if words in row["quote"]]


def test_the_rank_in_the_article_is_told_as_the_articles(report: Path) -> None:
    standing = json.loads((report / "assessment.json").read_text(encoding="utf-8"))["standing"]
    assert [rank["tier"] for rank in standing["reported"]] == ["3"]
    assert standing["differs"], "one article's acts are no ground for its own rank, and the page says so"
    assert standing["if_confirmed"] == "3"


@pytest.mark.parametrize("words", ["one in every 26", "33.7 percent"])
def test_the_chain_runs_from_the_report_to_the_ngos(report: Path, words: str) -> None:
    for claim in claims_with(report, words):
        sources = [link["source"] for link in claim["chain"]]
        assert "Department of State" in sources[0]
        assert "NGOs" in sources[1]
        assert len(sources) == 2
    assert len(claims_with(report, words)) == 1


def test_reactions_and_comments_yield_nothing(report: Path) -> None:
    for words in ("reaction", "comment", "http", "Write the first"):
        assert claims_with(report, words) == []


def test_scores_of_the_seed_are_above_their_floors(shared: Path, report: Path) -> None:
    scorer = shared / "tools" / "score_claims.py"
    gold = shared / "gold" / SEED.replace(".txt", ".json")
    run = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(report / "claims.jsonl")], check=True, capture_output=True
    )
    score = json.loads(run.stdout)
    assert score["span"] >= 70
    assert score["chain"] >= 60
    assert score["certainty"] >= 70
    assert score["quantities"] >= 80
    assert score["false_on_not_claims"] == 0


def test_twelve_country_reports_give_a_report_and_every_problem_its_page(shared: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main,
        [
            "report",
            str(shared / "data" / "government" / "pdf"),
            "--country",
            "UZB",
            "--year",
            "2022",
            "--out",
            str(tmp_path),
        ],
    )
    assert result.exit_code in (0, 1), result.output
    documents = [json.loads(line) for line in (tmp_path / "documents.jsonl").read_text().splitlines()]
    assert len(documents) == 12
    assert (tmp_path / "report.html").stat().st_size > 10_000
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    for line in (tmp_path / "problems.jsonl").read_text().splitlines():
        problem = json.loads(line)
        assert problem["document"] is None or problem["page"] is not None or problem["start"] is not None


def test_records_are_printed_the_same_way_everywhere(shared: Path, report: Path) -> None:
    result = CliRunner().invoke(main, ["extract", str(shared / "seeds" / SEED), "--records", "claims"])
    assert result.stdout.splitlines() == (report / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert to_line(json.loads(result.stdout.splitlines()[0])) == result.stdout.splitlines()[0]
