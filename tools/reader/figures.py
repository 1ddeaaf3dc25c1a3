"""Figures of what is told of labelled pages: the scorers of the evaluation data, and how sure it was."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from collect import Collected
from right import base_criteria, claim_right, matching

from palermo.records import Claim, Effort
from palermo.records.encode import to_line

Told = tuple[Collected, tuple[Claim, ...], tuple[Effort, ...]]
_SETS = (
    ("gold2 en", "gold2/gold", "en"), ("gold en", "gold", "en"), ("train en", "train/labels", "en"),
    ("gold2 zh", "gold2/gold", "zh"), ("gold zh", "gold", "zh"), ("train zh", "train/labels", "zh"),
)  # fmt: skip


def measured(shared: Path, out: Path, told: Sequence[Told]) -> dict[str, float]:
    """Return and print the scorers' figures for what is told, and those of confidence."""
    claims, efforts = out / "claims.jsonl", out / "efforts.jsonl"
    claims.write_text("".join(to_line(c) + "\n" for _, found, _ in told for c in found), encoding="utf-8")
    efforts.write_text("".join(to_line(e) + "\n" for _, _, found in told for e in found), encoding="utf-8")
    figures: dict[str, float] = {}
    for name, gold, language in _SETS:
        labels = _labels(shared / gold, out, told)
        scored = _score(shared / "tools/score_claims.py", labels, claims, "--language", language)
        figures |= {f"{name} {aspect}": value for aspect, value in scored.items()}
        print(name, scored)
    scored = _score(shared / "tools/score_efforts.py", _factbook(shared, out, told), efforts, "--kinds", "effort")
    print("efforts", scored)
    for kind in ("claim", "effort"):
        _confidence(kind, told)
    return figures | {f"efforts {aspect}": value for aspect, value in scored.items()}


def _confidence(kind: str, told: Sequence[Told]) -> None:
    """Print how many of what is told are right by their labels, and how that goes with confidence."""
    rows, wanted, above, at_all = [], 0, 0, 0
    for page, claims, efforts in told:
        labels = page.page.claims if kind == "claim" else page.page.efforts
        if page.page.group == "efforts" or not (
            page.page.has_claims if kind == "claim" else page.page.has_efforts
        ):
            continue
        found: Sequence[Claim | Effort] = claims if kind == "claim" else efforts
        spans = [((c.start, c.end), c.to_check) for c in found]
        wanted += len(labels)
        at_all += sum(any(matching(span, [s]) for span, _ in spans) for s in labels)
        above += sum(any(matching(span, [s]) for span, check in spans if not check) for s in labels)
        for c in found:
            gold = matching((c.start, c.end), labels)
            right = gold is not None and (
                claim_right(c, gold)
                if isinstance(c, Claim)
                else c.criterion in base_criteria(gold) and c.stance == gold.direction
            )
            rows.append((c.confidence or 0.0, right, c.to_check))
    sure = [right for _, right, check in rows if not check]
    print(f"{kind}s told {len(rows)}, right by the labels {_share([r for _, r, _ in rows])}; above the threshold")
    print(f"    {len(sure)}, right {_share(sure)}; of {wanted} labelled: above {above}, at all {at_all}")
    for low in np.arange(0.0, 1.0, 0.1):
        part = [right for confidence, right, _ in rows if low <= confidence < low + 0.1]
        if part:
            print(f"    confidence {low:.1f}: {len(part)}, right {_share(part)}")


def _share(right: Sequence[bool]) -> str:
    return f"{100 * sum(right) / len(right):.1f} %" if right else "-"


def _factbook(shared: Path, out: Path, told: Sequence[Told]) -> Path:
    """Return a file of the texts on efforts that were read, for the scorer."""
    names = {c.page.id for c, _, _ in told}
    lines = (shared / "data/efforts/dev.jsonl").read_text(encoding="utf-8").splitlines()
    path = out / "factbook.jsonl"
    path.write_text("".join(line + "\n" for line in lines if json.loads(line)["id"] in names), encoding="utf-8")
    return path


def _labels(gold: Path, out: Path, told: Sequence[Told]) -> Path:
    """Return a folder of the labels of the pages that were read, for the scorer."""
    names = {c.page.id.rsplit(".", 1)[0] for c, _, _ in told}
    folder = out / f"labels-{gold.parent.name}-{gold.name}"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for path in gold.glob("*.json"):
        if json.loads(path.read_text(encoding="utf-8"))["document"].rsplit(".", 1)[0] in names:
            (folder / path.name).write_bytes(path.read_bytes())
    return folder


def _score(script: Path, gold: Path, predicted: Path, *more: str) -> dict[str, float]:
    command = [sys.executable, str(script), str(gold), str(predicted), *more]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    if "on_matched" in found:
        asked = ("criterion_f1", "direction", "country", "done")
        found = {**found["span"], **{name: found["on_matched"][name] for name in asked}}
    return {name: float(value) for name, value in found.items()}
