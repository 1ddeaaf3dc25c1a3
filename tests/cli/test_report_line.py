"""What `palermo report` says of the tier on the terminal."""

from pathlib import Path

from click.testing import CliRunner

from palermo.cli.main import main
from palermo.cli.report import headline

TEXT = "The valley has two rivers. Its markets open at dawn."


def test_a_folder_without_ground_is_told_as_undetermined_with_exit_code_one(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    asked = ["report", str(page), "--country", "NPL", "--year", "2024", "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(main, asked)
    assert result.exit_code == 1
    assert (
        "Nepal 2024. Not settled by the evidence: Undetermined. No tier is named on what counts today."
        in result.output
    )
    assert "No tier is named" in result.output


def test_every_tier_of_the_first_lines_is_told_with_whose_it_is() -> None:
    boxes = "- As sources place it: **Tier 3**. Repeated.\n- The evidence itself: **Undetermined**. Done."
    page = f"# XVA 2024\n\n{boxes}\n\n## In short"
    assert headline({"report.md": page.encode()}) == (
        "XVA 2024. As sources place it: Tier 3. Repeated. The evidence itself: Undetermined. Done."
    )
