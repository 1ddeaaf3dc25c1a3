"""No tier is named for a country or year that the folder holds no evidence on; where it holds some, one is."""

import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from palermo.assess import assess
from palermo.case import combine, extract_inputs, find_inputs
from palermo.case.inputs import Input
from palermo.case.progress import Silent
from palermo.case.reporting import evidence_of
from palermo.cli import main
from palermo.records import Assessment, Document, Extraction

pytestmark = [pytest.mark.shared, pytest.mark.usefixtures("all_counts")]
Assessing = Callable[[Path, str, int], Assessment]


@pytest.fixture(scope="module")
def folders() -> ModuleType:
    file = Path(__file__).with_name("false_folders.py")
    spec = importlib.util.spec_from_file_location("false_folders", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["false_folders"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def assessed(all_counts: None) -> Assessing:
    """Return a function that assesses a folder; a text that stands in several folders is read once."""
    read: dict[str, tuple[Document, Extraction]] = {}

    def of(folder: Path, country: str, year: int) -> Assessment:
        inputs, _ = find_inputs([folder])
        new = [one for one in inputs if _label(one) not in read]
        for document, extraction in extract_inputs(new, problems=[], progress=Silent()):
            read[document.document] = (document, extraction)
        held = [read[_label(one)] for one in inputs]
        analysis = combine([one for one, _ in held], [one for _, one in held], problems=())
        return assess(evidence_of(analysis), country=country, year=year, as_of=f"{year}-06-30")[0]

    return of


def _label(one: Input) -> str:
    return one.label.removesuffix(".jsonl")


def test_forty_folders_without_ground_name_no_tier(
    shared: Path, folders: ModuleType, assessed: Assessing, tmp_path: Path
) -> None:
    asked = list(folders.make(shared, tmp_path))
    assert len(asked) == 40
    assert 3 * sum(one.kind == "mixed" for one in asked) >= 39
    found = [(one, assessed(one.folder, one.country, one.year)) for one in asked]
    assert [(one.folder.name, one.year, it.tier) for one, it in found if it.tier is not None] == []
    assert all(it.missing for _, it in found)
    left_out = [" ".join(it.assumptions) for _, it in found]
    assert (
        sum("about other countries" in told or "outside the reporting period" in told for told in left_out) >= 35
    )


def test_folders_with_ground_do_name_one(
    shared: Path, folders: ModuleType, assessed: Assessing, tmp_path: Path
) -> None:
    asked = list(folders.right(shared, tmp_path))
    named = [assessed(one.folder, one.country, one.year).tier for one in asked]
    assert sum(tier is not None for tier in named) >= 0.5 * len(asked)


def test_the_command_says_so(shared: Path, folders: ModuleType, tmp_path: Path) -> None:
    one = next(one for one in folders.make(shared, tmp_path / "in") if one.kind == "mixed")
    words = ["report", str(one.folder), "--country", one.country, "--year", str(one.year)]
    result = CliRunner().invoke(main, [*words, "--out", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert json.loads((tmp_path / "out" / "assessment.json").read_text(encoding="utf-8"))["tier"] is None
