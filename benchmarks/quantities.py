"""Quantities against NewsQuant, the Recognizers-Text cases and the figures of the labelled claims."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from palermo.extract.quantities import find_period, find_quantities
from palermo.extract.quantities.english import english_mentions
from palermo.extract.quantities.mention import Mention
from palermo.extract.quantities.nouns import singular


@dataclass(frozen=True, slots=True)
class NewsFigure:
    """A figure in NewsQuant's terms: bounds and a normalised unit."""

    low: float
    high: float
    unit: str


def _rows(path: Path) -> Iterator[dict[str, object]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _unit(mention: Mention) -> str:
    """Return NewsQuant's name of the unit: singular, an age in "year of age", a share in percent."""
    per = f" per {mention.per}" if mention.per else ""
    if mention.currency is not None:
        return mention.currency.name + per
    if mention.shape == "bare_age" or (mention.age and mention.unit is None):
        return "year of age"
    if mention.unit is not None:
        return mention.unit.name + (" of age" if mention.age else per)
    noun = "" if mention.noun is None else " ".join((*mention.noun.words[:-1], singular(mention.noun.words[-1])))
    if mention.shape == "fold" or noun.endswith(("time", "times")):
        return "count" + per
    if mention.shape in ("fraction", "ratio"):
        return f"% {noun or '-'}"
    return (noun or "-") + per


def news_figures(text: str) -> list[NewsFigure]:
    """Return the mentions of a sentence in NewsQuant's terms.

    It counts scores, ages after names and "one of the" as well, keeps percent as printed, takes a change for a
    range, and reads an order of magnitude as the whole of it (thousands: 1,000 to 10,000).
    """
    figures = []
    for _, mentions in english_mentions(text, split_changes=False):
        for mention in mentions:
            if mention.shape == "score" and mention.noun is None:
                continue
            low, high = mention.value, mention.high
            if mention.shape == "vague":
                low, high = low / 2, low * 5
            figures.append(NewsFigure(low, high, _unit(mention).lower()))
    return figures


def _gold_figure(row: dict[str, str]) -> NewsFigure:
    value = row["value"].replace(" ", "")
    if "-" in value[1:] and "E" not in value:
        cut = value.index("-", 1)
        return NewsFigure(float(value[:cut]), float(value[cut + 1 :]), row["normalized_unit"].lower())
    return NewsFigure(float(value), float(value), row["normalized_unit"].lower())


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-5 * max(abs(one), abs(other), 1e-8)


def pair_figures(gold: list[NewsFigure], found: list[NewsFigure]) -> list[tuple[NewsFigure, NewsFigure]]:
    """Return gold and found figures of the same value, one to one, those of the same unit first."""
    left, pairs = list(found), []
    for same_unit in (True, False):
        for figure in list(gold):
            hit = next(
                (
                    other
                    for other in left
                    if _close(figure.low, other.low)
                    and _close(figure.high, other.high)
                    and (figure.unit == other.unit or not same_unit)
                ),
                None,
            )
            if hit is not None:
                left.remove(hit)
                gold = [other for other in gold if other is not figure]
                pairs.append((figure, hit))
    return pairs


def f1(hits: int, found: int, gold: int) -> float:
    """Return F1 in percent."""
    return round(200 * hits / (found + gold), 1) if found + gold else 0.0


def measure_newsquant(path: Path) -> dict[str, float]:
    """Return value F1 and value+unit F1, in percent, over one NewsQuant file; figures pair one to one."""
    gold_count = found_count = values = both = 0
    for row in _rows(path):
        gold = [_gold_figure(item) for item in row["quantities"]]  # type: ignore[attr-defined]
        found = news_figures(str(row["text"]))
        pairs = pair_figures(gold, found)
        gold_count, found_count, values = gold_count + len(gold), found_count + len(found), values + len(pairs)
        both += sum(one.unit == other.unit for one, other in pairs)
    return {
        "newsquant_value_f1": f1(values, found_count, gold_count),
        "newsquant_value_unit_f1": f1(both, found_count, gold_count),
    }


def _same(gold: dict[str, object], found: dict[str, object]) -> bool:
    def close(one: object, other: object) -> bool:
        if one is None or other is None:
            return one is other
        return abs(float(str(one)) - float(str(other))) <= 0.01 * max(abs(float(str(one))), 1e-12)

    plain = gold["kind"] == found["kind"] and gold["comparator"] == found["comparator"]
    return plain and close(gold["low"], found["low"]) and close(gold["high"], found["high"])


def measure_gold(folder: Path, language: str) -> dict[str, float]:
    """Return micro F1 of the quantities inside the labelled claims' own spans, in percent."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        if not document.get("language", "en").startswith(language):
            continue
        for claim in document["claims"]:
            left = [
                {"kind": q.kind, "low": q.low, "high": q.high, "comparator": q.comparator}
                for q in find_quantities(claim["quote"], language=language)
            ]
            counts["found"] += len(left)
            for gold in claim["quantities"]:
                counts["gold"] += 1
                hit = next((found for found in left if _same(gold, found)), None)
                if hit is not None:
                    left.remove(hit)
                    counts["hits"] += 1
    return {f"gold_{language}_quantities_f1": f1(counts["hits"], counts["found"], counts["gold"])}


def _numbers(row: dict[str, object]) -> list[tuple[float, float]] | None:
    """Return the values a Recognizers-Text case expects, None when it expects something without a value."""
    values = []
    for result in row["results"]:  # type: ignore[attr-defined]
        printed = str((result["resolution"] or {}).get("value"))
        bounds = printed.rstrip("%").strip("[]()").split(",")
        try:
            read = [float(bound) if bound else None for bound in bounds]
        except ValueError:
            return None
        values.append((read[0] or 0.0, read[-1] if read[-1] is not None else float("inf")))
    return sorted(values)


def _is_of(mention: Mention, model: str) -> bool:
    """Return whether a model looks for the mention: each model of units sees its own kind of unit alone."""
    kind = "" if mention.unit is None else mention.unit.kind
    heat = mention.unit is not None and mention.unit.name in ("celsius", "fahrenheit", "kelvin", "degree")
    return {
        "currency": mention.currency is not None,
        "age": mention.age,
        "temperature": heat,
        "dimension": kind in ("length", "mass", "area", "rate", "measure") and not heat,
        "percent": kind in ("share", "points") or mention.shape == "fraction",
    }.get(model, True)


def _found_numbers(text: str, model: str) -> list[tuple[float, float]]:
    """Return the values of a text as Recognizers-Text gives them, a range as its two ends."""
    found: list[tuple[float, float]] = []
    for _, mentions in english_mentions(text, split_changes=False):
        found += [(mention.value, mention.high) for mention in mentions if _is_of(mention, model)]
    return sorted(found)


def _range_numbers(text: str) -> list[tuple[float, float]]:
    """Return the ranges of a text: bounded on both sides, or open as the comparator says."""
    found = []
    for low, high in ((q.low, q.high) for q in find_quantities(text)):
        if low != high:
            found.append((low or 0.0, float("inf") if high is None else high))
    return sorted(found)


def measure_recognizers(path: Path) -> dict[str, float]:
    """Return the share of Recognizers-Text cases that pass, in percent, by model: every value and no other.

    Ordinals count as numbers there and are left out here, as are the models without a value (holidays, sets). Of
    the date cases those count that state both ends with their years, compared as exactly as the text states them.
    """
    passed: Counter[str] = Counter()
    cases: Counter[str] = Counter()
    for row in _rows(path):
        model = str(row["model"])
        if model in ("DatePeriodParser", "DateTimeModel"):
            ends = _date_range(row)
            if ends is not None:
                cases["dates"] += 1
                found_ends = find_period(str(row["input"]))
                passed["dates"] += all(
                    b is not None and a.startswith(b) for a, b in zip(ends, found_ends, strict=True)
                )
            continue
        expected = _numbers(row)
        if expected is None or model in ("OrdinalModel", "HolidayParser", "SetParser", "DurationExtractor"):
            continue
        name = model.removesuffix("Model").lower()
        text = str(row["input"])
        found = _range_numbers(text) if name == "numberrange" else _found_numbers(text, name)
        cases[name] += 1
        same = len(expected) == len(found) and all(
            one == other or (_close(one[0], other[0]) and (one[1] == other[1] or _close(one[1], other[1])))
            for one, other in zip(expected, found, strict=True)
        )
        passed[name] += same
    return {f"recognizers_{name}_pass": round(100 * passed[name] / cases[name], 1) for name in sorted(cases)}


def _date_range(row: dict[str, object]) -> tuple[str, str] | None:
    """Return the two full dates of a case with one period stated by them, else None."""
    results = row["results"]
    if not isinstance(results, list) or len(results) != 1:
        return None
    found = re.search(r"\((\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d),", json.dumps(results[0]["resolution"]))
    full = len(re.findall(r"\b(?:19|20)\d\d\b", str(row["input"]))) == 2
    return (found[1], found[2]) if found and full else None


def measure(shared: Path) -> dict[str, float]:
    """Return every figure of this measure by name."""
    return {
        **measure_newsquant(shared / "data" / "newsquant" / "dev.jsonl"),
        **measure_recognizers(shared / "data" / "recognizers_specs_en" / "dev.jsonl"),
        **measure_gold(shared / "gold", "en"),
        **measure_gold(shared / "gold", "zh"),
    }


if __name__ == "__main__":
    for name, value in measure(Path(__file__).resolve().parents[2] / "shared").items():
        print(f"{name} {value}")
