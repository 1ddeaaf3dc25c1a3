"""Replay of the whole panel of tiers against the limits of the Act: `python -m benchmarks.panel`.

With --markdown it prints the list of docs/history.md, with what the Factbook's text of the same year says of a
waiver (the texts stand in `factbook_tier_texts.jsonl`; only yes, no or no text is taken from them).
"""

import argparse
import json
import re
import time
from collections import defaultdict
from pathlib import Path

from palermo.case import read_history
from palermo.cli.history import check_table

SHARED = Path(__file__).resolve().parents[2] / "shared"
WAIVED = re.compile(r"waive|written plan", re.IGNORECASE)


def measure(shared: Path = SHARED) -> dict[str, float]:
    """Return the seconds of the replay, the country-years and how many are listed of each kind."""
    start = time.perf_counter()
    table = read_history(shared / "data" / "tip_tiers.csv")
    found = check_table(table)
    taken = time.perf_counter() - start
    kinds = [item.kind for item in found]
    return {
        "panel.seconds": round(taken, 3),
        "panel.country_years": float(table.rows),
        **{f"panel.{kind}": float(kinds.count(kind)) for kind in ("breach", "waiver", "reading")},
    }


def waivers_told(shared: Path = SHARED) -> dict[tuple[str, int], bool]:
    """Return whether the Factbook's text speaks of a waiver, by country and report year, where there is one."""
    found: dict[tuple[str, int], bool] = defaultdict(bool)
    for line in (shared / "data" / "factbook_tier_texts.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["report_year"] is not None:
            found[row["iso3"], int(row["report_year"])] |= bool(WAIVED.search(row["text"]))
    return dict(found)


def markdown(shared: Path = SHARED) -> str:
    """Return the list of what the panel holds, one row a country-year."""
    told = waivers_told(shared)
    lines = ["| kind | country | year | rule | the Factbook's text of that year |", "|---|---|---|---|---|"]
    for item in check_table(read_history(shared / "data" / "tip_tiers.csv")):
        said = told.get((item.country, item.year))
        text = "there is none" if said is None else "tells of a waiver" if said else "tells of none"
        lines.append(f"| {item.kind} | {item.country} | {item.year} | {item.rule} | {text} |")
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    print(markdown(options.shared) if options.markdown else json.dumps(measure(options.shared)))
