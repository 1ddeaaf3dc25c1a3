"""Tier placements right in the rating lines of the Factbook's trafficking entries.

What counts: each distinct text of `factbook_tier_texts.jsonl` that holds a rating line is read alone, without its
country, year or label. It is right when what is found agrees in country, year, tier and change:

- country and tier: the file's labels (they hold no special case: where a line says so, SC is expected). Read
  blind, a line that names no country is counted as wrong; read with the country given, as on a country's own
  page, it is not;
- year: the label, which was itself read from the text;
- change: no labels exist. It is expected where a sentence of the line joins a verb of change and a rank named
  again, or counts consecutive years on the list; a waived or required downgrade is none. The rule below is
  written apart from the extractor.

The first placement of a text is scored; a second one that disagrees with it makes the text wrong. A text that
lists countries under "(34 countries)" is right when as many are found on each list as it says.
"""

import argparse
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from palermo.extract.tiers import find_tier_placements
from palermo.records import TierPlacement

RANK = r"(?:the )?(?:tier \d|watch list)"
CHANGES = (
    ("remained", rf"\b(?:remain(?:s|ed|ing)?)(?: again)? (?:on|in|at) {RANK}"),
    ("upgraded", rf"(?:upgraded|improved|raised|, up) (?:to|from) {RANK}"),
    ("downgraded", rf"\b(?:downgraded|dropped|moved down) (?:to|from) {RANK}"),
)
WAIVED = re.compile(
    r"(?:from (?:being |an? )?(?:otherwise )?(?:required )?|otherwise required )downgraded? to tier 3", re.I
)
YEARS = r"for (?:a|an|the|its|their) \w+ (?:consecutive year|straight year|year in a row)"
AGAIN = re.compile(
    rf"{YEARS}[^;]{{0,90}}(?:on|in) (?:the )?tier \d|(?:on|in|as) (?:the )?tier \d(?: watch list)? {YEARS}", re.I
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One distinct text with the labels it may bear (a few texts stand for several countries)."""

    text: str
    line: str
    expected: frozenset[tuple[str, int | None, str | None]]
    names: frozenset[str]


def load(shared: Path) -> list[Labelled]:
    """Return the distinct texts that hold a rating line, in file order."""
    rows: dict[str, list[dict[str, object]]] = {}
    for raw in (shared / "data" / "factbook_tier_texts.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(raw)
        rows.setdefault(row["text"], []).append(row)
    return [_labelled(text, group) for text, group in rows.items() if _line(text)]


def _line(text: str) -> str:
    match = re.search(r"(?im)^tier rating:[ \t]*(\S.*)$", text)
    return match.group(1) if match else ""


def _labelled(text: str, group: list[dict[str, object]]) -> Labelled:
    special = "SC" if _line(text).casefold().startswith("special case") else None
    keys = {(str(row["iso3"]), row["report_year"], row["tier"] or special) for row in group}
    return Labelled(text, _line(text), frozenset(keys), frozenset(str(row["country"]) for row in group))  # type: ignore[arg-type]


def expected_change(line: str) -> str | None:
    """Return the change a rating line states, by the rule of the module's first lines."""
    stated = WAIVED.sub("", line)
    found = [(match.start(), name) for name, rule in CHANGES for match in re.finditer(rule, stated, re.I)]
    if found:
        return min(found)[1]
    return "remained" if AGAIN.search(stated) else None


def faults(item: Labelled, *, country: str | None = None) -> list[str]:
    """Return which of country, year, tier and change are wrong for one text; empty when all are right."""
    found = [placement for placement, _ in find_tier_placements(item.text, country=country)]
    lists = re.findall(r"(?i)tier (2 watch list|3)\b[^\n(]*\((\d+) countries\)", item.text)
    if lists:
        return _wrong_lists({rank[0] == "2": int(number) for rank, number in lists}, found)
    if not found:
        return ["none found"]
    wrong = _wrong(item, found[0], given=country)
    if any((p.country, p.tier) != (found[0].country, found[0].tier) for p in found[1:]):
        wrong.append("second placement disagrees")
    return wrong


def _wrong_lists(stated: dict[bool, int], found: list[TierPlacement]) -> list[str]:
    """Return whether the lists hold as many countries as they say; keys say whether a list is the Watch List."""
    counts = {watch: len({p.country for p in found if p.tier == ("2WL" if watch else "3")}) for watch in stated}
    return [] if counts == stated else [f"list: {sorted(counts.items())} of {sorted(stated.items())}"]


def _wrong(item: Labelled, placement: TierPlacement, *, given: str | None) -> list[str]:
    wrong = []
    if not any(placement.tier == tier for _, _, tier in item.expected):
        wrong.append("tier")
    if not any(placement.year == year for _, year, _ in item.expected):
        wrong.append("year")
    if placement.change != expected_change(item.line):
        wrong.append("change")
    if not any(placement.country == iso for iso, _, _ in item.expected) and (
        given or placement.country is not None
    ):
        wrong.append("country")
    if given is None and placement.country is None:
        wrong.append("country not named")
    return wrong


def measure(shared: Path) -> dict[str, float]:
    """Return the shares right, in percent: blind, and with the country given as a country's own page gives it."""
    items = load(shared)
    blind = [faults(item) for item in items]
    given = [faults(item, country=min(item.expected, key=str)[0]) for item in items]
    return {
        "tier_texts": float(len(items)),
        "tier_right": round(100 * sum(not wrong for wrong in given) / len(items), 2),
        "tier_right_blind": round(100 * sum(not wrong for wrong in blind) / len(items), 2),
        "tier_no_country_in_line": float(sum(wrong == ["country not named"] for wrong in blind)),
    }


def main() -> None:
    """Print the figures, and with --misses each text that is wrong with its faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    print(json.dumps(measure(options.shared)))
    if options.misses:
        report_misses(load(options.shared))


def report_misses(items: list[Labelled]) -> None:
    """Print the kinds of fault with their counts, then each faulty text's opening."""
    kinds: Counter[str] = Counter()
    for item in items:
        wrong = faults(item)
        kinds.update(["+".join(wrong)] if wrong else [])
        if wrong and wrong != ["country not named"]:
            print(wrong, sorted(item.expected, key=str)[:2], item.line[:200], "…", item.line[-200:], sep=" | ")
    print(dict(kinds.most_common()))


if __name__ == "__main__":
    main()
