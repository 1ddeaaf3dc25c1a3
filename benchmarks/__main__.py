"""Every measure with its figures and floors: `make bench`, or `python -m benchmarks [MODULE…]`.

A measure is a module beside this one with a function `measure` that returns figures by name. It may take the
folder of evaluation data. Slow measures, those with `SLOW = True`, run last. Each runs in a process of its own.

Exit codes: 0 when every figure keeps its floor, 1 when one does not, when its data is not the data that the
floor was set on, or when a measure fails, 2 for a module that does not exist. A measure whose data is absent is
skipped with a line that says so.
"""

import argparse
import multiprocessing
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.floors import Floor, data_digest, load_floors
from benchmarks.modules import figures_of, find_measures

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one measure: the lines to print, and how many of them are faults."""

    lines: tuple[str, ...]
    faults: int


def run(package: str, name: str, *, root: Path, floors: Iterable[Floor]) -> Outcome:
    """Return what came of one measure and of the floors that are set on its figures."""
    pinned = tuple(floor for floor in floors if floor.module == name)
    absent = sorted({path for floor in pinned for path in floor.data if not (root / path).exists()})
    if absent:
        return Outcome((f"{name}: skipped, {', '.join(absent)} is not here",), 0)
    began = time.perf_counter()
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        task = pool.submit(figures_of, package, name, root.parent / "shared")
        error = task.exception()
    if isinstance(error, FileNotFoundError) and not pinned:
        return Outcome((f"{name}: skipped, {error.filename or error} is not here",), 0)
    if error is not None:
        return Outcome((f"{name}: FAILED, {type(error).__name__}: {error}",), 1)
    lines = tuple(_judge(task.result(), pinned, root))
    seconds = time.perf_counter() - began
    return Outcome((f"{name} ({seconds:.0f} s)", *lines), sum("FAILED" in line for line in lines))


def _judge(figures: dict[str, float], pinned: tuple[Floor, ...], root: Path) -> Iterator[str]:
    known = {floor.figure: floor for floor in pinned}
    for figure, value in figures.items():
        yield _line(figure, value, known.get(figure), root)
    for figure in known:
        if figure not in figures:
            yield f"  {figure:<44} FAILED: the measure gave no figure of that name"


def _line(figure: str, value: float, floor: Floor | None, root: Path) -> str:
    stem = f"  {figure:<44} {value:>10g}"
    if floor is None:
        return stem
    digest = data_digest(root, floor.data) if floor.data else None
    fault = floor.fault(value)
    if digest != floor.sha256:
        fault = f"the data is not that of the floor, {str(floor.sha256)[:12]}"
    data = f"data {digest[:12]}" if digest else "no data"
    return f"{stem}  {floor.bound():<14} {data}" + (f"  FAILED: {fault}" if fault else "")


def bench(names: Iterable[str], *, package: str, root: Path, floors: dict[str, Floor]) -> int:
    """Print what came of each measure, and return how many faults there were."""
    faults = 0
    for name in names:
        outcome = run(package, name, root=root, floors=floors.values())
        print(*outcome.lines, sep="\n", flush=True)
        faults += outcome.faults
    return faults


def main() -> int:
    """Run the measures named, or all of them, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("modules", nargs="*", help="measures to run [default: all]")
    parser.add_argument("--digest", nargs="+", metavar="PATH", help="print the digest of data and end")
    options = parser.parse_args()
    if options.digest:
        print(data_digest(ROOT, tuple(options.digest)))
        return 0
    measures = find_measures(FOLDER)
    unknown = [name for name in options.modules if name not in measures]
    if unknown:
        parser.error(f"no measure {', '.join(unknown)}; there are {', '.join(measures)}")
    chosen = options.modules or measures
    floors = load_floors(FOLDER / "floors.json")
    faults = bench(chosen, package=FOLDER.name, root=ROOT, floors=floors)
    for lost in (floor for floor in floors.values() if floor.module not in measures):
        print(f"{lost.figure}: FAILED, no measure {lost.module}")
        faults += 1
    print(f"{faults} faults" if faults else "every floor is kept")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
