"""The runner of measures: what passes, what fails, what is skipped, in which order."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from benchmarks.floors import Floor, data_digest, load_floors

ROOT = Path(__file__).parents[2]


def made(**changed: object) -> Floor:
    entry: dict[str, object] = {
        "figure": "f1", "module": "m", "data": (), "sha256": None, "floor": None, "ceiling": None,
    }  # fmt: skip
    return Floor(**{**entry, **changed})  # type: ignore[arg-type]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own: the real runner, one fast and one slow measure, a line of data."""
    root = tmp_path / "project"
    (root / "benchmarks").mkdir(parents=True)
    for name in ("__main__", "floors", "modules"):
        source = (ROOT / "benchmarks" / f"{name}.py").read_text(encoding="utf-8")
        (root / "benchmarks" / f"{name}.py").write_text(source, encoding="utf-8")
    measure = "def measure() -> dict[str, float]:\n    return {'%s': 80.5}\n"
    (root / "benchmarks" / "a_slow.py").write_text("SLOW = True\n" + measure % "slow", encoding="utf-8")
    (root / "benchmarks" / "fast.py").write_text(measure % "fast", encoding="utf-8")
    (root / "data.txt").write_text("one line\n", encoding="utf-8")
    return root


def bench(root: Path, floors: dict[str, dict[str, object]], *modules: str) -> tuple[int, str]:
    (root / "benchmarks" / "floors.json").write_text(json.dumps(floors), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", *modules],
        cwd=root, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": ""},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def pinned(root: Path, **bounds: float) -> dict[str, object]:
    digest = sha256((root / "data.txt").read_bytes()).hexdigest()
    return {"module": "fast", "data": ["data.txt"], "sha256": digest, **bounds}


def test_figures_at_their_floor_pass_and_slow_measures_come_last(project: Path) -> None:
    code, printed = bench(project, {"fast": pinned(project, floor=80.5)})
    assert code == 0, printed
    assert printed.index("fast (") < printed.index("a_slow (")
    assert "floor 80.5" in printed
    assert sha256((project / "data.txt").read_bytes()).hexdigest()[:12] in printed


def test_a_figure_below_its_floor_fails(project: Path) -> None:
    code, printed = bench(project, {"fast": pinned(project, floor=80.6)}, "fast")
    assert code == 1
    assert "below its floor of 80.6" in printed


def test_a_figure_above_its_ceiling_fails(project: Path) -> None:
    code, printed = bench(project, {"fast": pinned(project, ceiling=80)}, "fast")
    assert code == 1
    assert "above its ceiling of 80" in printed


def test_other_data_than_the_floor_was_set_on_fails(project: Path) -> None:
    floors = {"fast": pinned(project, floor=1)}
    (project / "data.txt").write_text("another line\n", encoding="utf-8")
    code, printed = bench(project, floors, "fast")
    assert code == 1
    assert "not that of the floor" in printed


def test_a_measure_without_its_data_is_skipped_and_says_so(project: Path) -> None:
    floors = {"fast": pinned(project, floor=99)}
    (project / "data.txt").unlink()
    assert bench(project, floors, "fast") == (0, "fast: skipped, data.txt is not here\nevery floor is kept\n")


def test_a_measure_that_fails_or_loses_a_figure_is_a_fault_and_the_others_still_run(project: Path) -> None:
    (project / "benchmarks" / "broken.py").write_text("def measure():\n    return 1 / 0\n", encoding="utf-8")
    code, printed = bench(project, {"gone": pinned(project, floor=1)})
    assert code == 1
    assert "broken: FAILED, ZeroDivisionError" in printed
    assert "gave no figure of that name" in printed
    assert "a_slow (" in printed


def test_a_floor_without_its_measure_is_a_fault(project: Path) -> None:
    code, printed = bench(project, {"lost": {"module": "removed", "floor": 1}}, "fast")
    assert code == 1
    assert "lost: FAILED, no measure removed" in printed


def test_an_unknown_measure_is_wrong_use(project: Path) -> None:
    code, printed = bench(project, {}, "nothing")
    assert code == 2
    assert "no measure nothing; there are fast, a_slow" in printed


def test_a_value_that_is_no_number_keeps_no_bound() -> None:
    assert made(floor=1.0).fault(float("nan")) is not None
    assert made(ceiling=1.0).fault(float("nan")) is not None


def test_the_digest_of_a_folder_covers_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "one").write_text("1", encoding="utf-8")
    first = data_digest(tmp_path, ("d",))
    (tmp_path / "d" / "one").rename(tmp_path / "d" / "two")
    assert data_digest(tmp_path, ("d",)) != first
    with pytest.raises(FileNotFoundError):
        data_digest(tmp_path, ("absent",))


@pytest.mark.parametrize(
    "entry",
    [
        {"module": "m", "data": []},
        {"module": "m", "data": ["x"], "floor": 1},
        {"module": "m", "data": [], "sha256": "0", "floor": 1},
        {"data": [], "floor": 1},
        {"module": "m", "floor": 1, "flor": 2},
    ],
)
def test_a_faulty_entry_names_its_figure(tmp_path: Path, entry: dict[str, object]) -> None:
    (tmp_path / "floors.json").write_text(json.dumps({"my_figure": entry}), encoding="utf-8")
    with pytest.raises(ValueError, match="my_figure"):
        load_floors(tmp_path / "floors.json")


def test_every_floor_of_the_project_has_its_measure() -> None:
    floors = load_floors(ROOT / "benchmarks" / "floors.json")
    for floor in floors.values():
        assert (ROOT / "benchmarks" / f"{floor.module}.py").is_file(), floor.figure


@pytest.mark.shared
def test_the_data_is_what_the_floors_were_set_on(shared: Path) -> None:
    for floor in load_floors(ROOT / "benchmarks" / "floors.json").values():
        if floor.data:
            assert data_digest(ROOT, floor.data) == floor.sha256, floor.figure
