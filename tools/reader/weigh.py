"""Learn the votes from the offers of labelled pages, and print what they are worth on folds kept out.

usage: python tools/reader/weigh.py SHARED OUT [--ship FILE]     OUT holds offers.pkl, as collect.py writes it
Each fold is settled with votes learnt on the other folds; what is told of it goes to the scorers of SHARED/tools.
With --ship, votes learnt on all folds are written to FILE. Seeded; a minute on one core.
"""

import argparse
import json
import pickle  # noqa: S403 own data, written by collect.py
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from collect import Collected
from labels import FOLDS, Statement
from sklearn.linear_model import LogisticRegression

from palermo.extract.votes import Offer, Votes, best_part, settled_claims, settled_efforts, shared_part
from palermo.extract.votes.claims import code_features, right_features, statement_features
from palermo.extract.votes.efforts import criterion_features, effort_features, right_effort_features
from palermo.extract.votes.learnt import Scale
from palermo.records import Claim, Effort
from palermo.records.encode import to_line

SAME = 0.5
_LISTED = {"certainty": 2.0, "certainty_asserted": 0.5, "direction": 1.0, "done": 1.0}
_GRID = (0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 9.0, 12.0)
_BINS = 8


def main() -> None:
    """Learn, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--ship", type=Path)
    parser.add_argument("--version", default="votes-1")
    args = parser.parse_args()
    pages: list[Collected] = pickle.loads((args.out / "offers.pkl").read_bytes())  # noqa: S301
    told: list[tuple[Collected, tuple[Claim, ...], tuple[Effort, ...]]] = []
    for fold in range(FOLDS):
        votes = learnt([p for p in pages if p.page.fold != fold], args.version)
        told += [(p, settled_claims(p.claims, votes), settled_efforts(p.efforts, votes)) for p in pages if p.page.fold == fold]
    measured(args.shared, args.out, told)
    if args.ship is not None:
        votes = learnt(pages, args.version)
        args.ship.write_text(yaml.safe_dump(votes.model_dump(mode="json"), sort_keys=False), encoding="utf-8")


def learnt(pages: Sequence[Collected], version: str) -> Votes:
    """Return the votes learnt on pages. What is right is learnt from pages settled by votes of the others."""
    votes = _first(pages, version)
    held: dict[str, list[tuple[dict[str, float], bool, str]]] = {"claim": [], "effort": []}
    parts = sorted({p.page.family for p in pages})
    for k in range(4):
        out = set(parts[k::4])
        inner = _first([p for p in pages if p.page.family not in out], version)
        for page in (p for p in pages if p.page.family in out):
            held["claim"] += _claims_right(page, inner)
            held["effort"] += _efforts_right(page, inner)
    right = {kind: _calibrated([(f, y) for f, y, _ in rows]) for kind, rows in held.items()}
    return votes.model_copy(update={"right": right, "threshold": {k: _threshold(held[k], right[k]) for k in held}})


def _first(pages: Sequence[Collected], version: str) -> Votes:
    claims, efforts = _statements(pages)
    code = _fit([(code_features(n, o.seen, o.listed), n in s.codes) for o, s in _matched_claims(pages) for n in _names(o.seen and o.seen.codes, o.listed.weak | o.listed.strong)])
    criterion = _fit([(criterion_features(n, o.seen, o.listed), n in _bases(s)) for o, s in _matched_efforts(pages) if o.seen for n in _names(o.seen.criteria, frozenset(o.listed.criteria))])
    statement = {"claim": _fit(claims), "effort": _fit(efforts)}
    empty = Scale(bias=0.0, weights={})
    votes = Votes(version=version, statement=statement, right={"claim": empty, "effort": empty},
                  least={"claim": 0.5, "effort": 0.5}, threshold={"claim": 0.0, "effort": 0.0}, code=code,
                  criterion=criterion, listed=dict(_LISTED))  # fmt: skip
    votes = votes.model_copy(update={"least": {"claim": _least(pages, votes, "claim"), "effort": _least(pages, votes, "effort")}})
    return votes.model_copy(update={"listed": _added(pages)})


def _names(read: Any, listed: frozenset[str]) -> set[str]:
    return {*(read or ()), *listed}


def _bases(s: Statement) -> set[str]:
    return {"sig.proof_of_failure" if c.startswith("sig.proof_of_failure") else c for c in s.criteria}


def _statements(pages: Sequence[Collected]) -> tuple[list[tuple[dict[str, float], bool]], list[tuple[dict[str, float], bool]]]:
    claims, efforts = [], []
    for p in pages:
        gold = [(s.start, s.end) for s in p.page.claims]
        ruled, tagged = [o.range for o in p.claims if o.ruled], [o.range for o in p.claims if o.tagged]
        if p.page.has_claims:
            claims += [(statement_features(o, ruled=ruled, tagged=tagged), best_part(o.range, gold) >= SAME) for o in p.claims]
        gold = [(s.start, s.end) for s in p.page.efforts]
        ruled, tagged = [o.range for o in p.efforts if o.ruled], [o.range for o in p.efforts if o.tagged]
        if p.page.has_efforts:
            efforts += [(effort_features(o, ruled=ruled, tagged=tagged), best_part(o.range, gold) >= SAME) for o in p.efforts]
    return claims, efforts


def _match(span: tuple[int, int], gold: Sequence[Statement]) -> Statement | None:
    best = max(gold, key=lambda s: shared_part(span, (s.start, s.end)), default=None)
    return best if best is not None and shared_part(span, (best.start, best.end)) >= SAME else None


def _matched_claims(pages: Sequence[Collected]) -> list[tuple[Offer[Claim], Statement]]:
    return [(o, s) for p in pages if p.page.has_claims for o in p.claims if o.told.tier is None for s in [_match(o.range, p.page.claims)] if s]


def _matched_efforts(pages: Sequence[Collected]) -> list[tuple[Offer[Effort], Statement]]:
    return [(o, s) for p in pages if p.page.has_efforts for o in p.efforts for s in [_match(o.range, p.page.efforts)] if s]


def _fit(rows: Sequence[tuple[dict[str, float], bool]], strength: float = 0.3) -> Scale:
    """Return a logistic model; features are put on one scale while it is learnt."""
    names = sorted({name for features, _ in rows for name in features})
    x = np.array([[features.get(n, 0.0) for n in names] for features, _ in rows])
    y = np.array([right for _, right in rows])
    mean, spread = x.mean(0), x.std(0) + 1e-6
    model = LogisticRegression(C=strength, max_iter=2000).fit((x - mean) / spread, y)
    weights = model.coef_[0] / spread
    return Scale(bias=round(float(model.intercept_[0] - (weights * mean).sum()), 4),
                 weights={n: round(float(w), 4) for n, w in zip(names, weights, strict=True)})  # fmt: skip


def _least(pages: Sequence[Collected], votes: Votes, kind: str) -> float:
    """Return the chance from which telling gives the best F1 of spans."""
    best = (0.0, 0.5)
    for least in np.arange(0.2, 0.7, 0.05):
        tried = votes.model_copy(update={"least": {"claim": float(least), "effort": float(least)}})
        hit = told = gold = 0
        for p in pages:
            if not (p.page.has_claims if kind == "claim" else p.page.has_efforts) or (kind == "effort") != (p.page.group == "efforts") and kind == "effort":
                continue
            spans = {(c.start, c.end) for c in (settled_claims(p.claims, tried) if kind == "claim" else settled_efforts(p.efforts, tried))}
            labels = p.page.claims if kind == "claim" else p.page.efforts
            met = {(s.start, s.end) for span in spans for s in [_match(span, labels)] if s}
            hit, told, gold = hit + len(met), told + len(spans), gold + len(labels)
        f1 = 2 * hit / max(1, told + gold)
        best = max(best, (f1, float(least)))
    return round(best[1], 3)


def _added(pages: Sequence[Collected]) -> dict[str, float]:
    """Return what the lists' own answers add, each chosen on a grid by the share of right answers."""
    from palermo.extract.votes.claims import voted_certainty
    from palermo.extract.votes.efforts import voted

    added = dict(_LISTED)
    claims = [(o, s) for o, s in _matched_claims(pages) if s.certainty]
    base = Votes(version="", statement={}, right={}, least={}, threshold={}, code=Scale(bias=0, weights={}), criterion=Scale(bias=0, weights={}), listed=added)

    def share(listed: dict[str, float]) -> float:
        votes = base.model_copy(update={"listed": listed})
        return _macro([(s.certainty or "", voted_certainty(o.seen, o.told.certainty, votes)) for o, s in claims])

    pairs = [(a, b) for a in _GRID for b in _GRID]
    added["certainty"], added["certainty_asserted"] = max(pairs, key=lambda ab: share({**added, "certainty": ab[0], "certainty_asserted": ab[1]}))
    efforts = [(o, s) for o, s in _matched_efforts(pages) if o.seen]
    added["direction"] = max(_GRID, key=lambda a: sum(voted(o.seen.direction, o.listed.direction, a) == s.direction for o, s in efforts if o.seen))
    added["done"] = max(_GRID, key=lambda a: sum(voted(o.seen.done, o.listed.done, a) == s.done for o, s in efforts if s.done and o.seen))
    return added


def _macro(pairs: Sequence[tuple[str, str]]) -> float:
    classes = sorted({g for g, _ in pairs})
    f1 = []
    for c in classes:
        tp = sum(g == c == p for g, p in pairs)
        f1.append(2 * tp / max(1, sum(g == c for g, _ in pairs) + sum(p == c for _, p in pairs)))
    return sum(f1) / max(1, len(f1)) + 1e-3 * sum(g == p for g, p in pairs) / max(1, len(pairs))


def _claims_right(page: Collected, votes: Votes) -> list[tuple[dict[str, float], bool, str]]:
    if not page.page.has_claims:
        return []
    offers = {o.range: o for o in page.claims}
    rows = []
    for claim in settled_claims(page.claims, votes):
        offer = _weighed(page, offers[claim.start, claim.end], votes)
        gold = _match((claim.start, claim.end), page.page.claims)
        rows.append((right_features(claim, offer), gold is not None and claim_right(claim, gold), page.page.language))
    return rows


def _weighed(page: Collected, offer: Offer[Claim], votes: Votes) -> Offer[Claim]:
    ruled, tagged = [o.range for o in page.claims if o.ruled], [o.range for o in page.claims if o.tagged]
    return replace(offer, chance=votes.statement["claim"].chance(statement_features(offer, ruled=ruled, tagged=tagged)))


def claim_right(claim: Claim, gold: Statement) -> bool:
    """Return whether a claim agrees with its label in chain, certainty, codes and country."""
    a, b = set(claim.abuses), set(gold.codes)
    codes = a == b or (len(a & b) / max(1, len(a | b)) >= SAME)
    country = gold.countries is None or not claim.about or _same_countries({x.code for x in claim.about if x.code}, set(gold.countries))
    return claim.certainty == gold.certainty and codes and country and chain_right(claim, gold)


def _same_countries(a: set[str | None], b: set[str]) -> bool:
    return a == b or (bool(b) and bool(a & b) and a <= b)


def chain_right(claim: Claim, gold: Statement) -> bool:
    """Return whether the chain is the labelled one, by the scorer's rule."""
    return gold.chain is None or _scorer().same_chain(list(gold.chain), [link.source for link in claim.chain])


_SCORER: list[Any] = []


def _scorer() -> Any:
    return _SCORER[0]


def _efforts_right(page: Collected, votes: Votes) -> list[tuple[dict[str, float], bool, str]]:
    if not page.page.has_efforts:
        return []
    offers = {o.range: o for o in page.efforts}
    ruled, tagged = [o.range for o in page.efforts if o.ruled], [o.range for o in page.efforts if o.tagged]
    told: dict[tuple[int, int], list[Effort]] = {}
    for effort in settled_efforts(page.efforts, votes):
        told.setdefault((effort.start, effort.end), []).append(effort)
    rows = []
    for span, efforts in told.items():
        offer = offers[span]
        offer = replace(offer, chance=votes.statement["effort"].chance(effort_features(offer, ruled=ruled, tagged=tagged)))
        gold = _match(span, page.page.efforts)
        criteria = [e.criterion for e in efforts]
        country = gold is None or gold.countries is None or not efforts[0].about or _same_countries({x.code for x in efforts[0].about if x.code}, set(gold.countries))
        right = gold is not None and bool(_bases(gold) & set(criteria)) and efforts[0].stance == gold.direction and country
        rows.append((right_effort_features(efforts[0], criteria, offer), right, page.page.language))
    return rows


def _calibrated(rows: Sequence[tuple[dict[str, float], bool]]) -> Scale:
    """Return a model of what is right, its chances drawn onto the shares right in bins of equal size."""
    x = list(rows)
    halves = [x[0::2], x[1::2]]
    raw = []
    for k in (0, 1):
        part = _fit(halves[1 - k], 0.1)
        raw += [(part.chance(f), y) for f, y in halves[k]]
    raw.sort()
    points, size = [], max(1, len(raw) // _BINS)
    for at in range(0, len(raw) - size // 2, size):
        part_ = raw[at : at + size]
        points.append((float(np.mean([c for c, _ in part_])), float(np.mean([y for _, y in part_]))))
    rising = np.maximum.accumulate([p for _, p in points])
    return _fit(x, 0.1).model_copy(update={"calibration": tuple((round(c, 4), round(float(p), 4)) for (c, _), p in zip(points, rising, strict=True))})


def _threshold(rows: Sequence[tuple[dict[str, float], bool, str]], scale: Scale) -> float:
    """Return the lowest confidence above which at least 78 of 100 are right, on the pages it was learnt from."""
    scored = sorted(((scale.chance(f), y) for f, y, _ in rows), reverse=True)
    best, hit = 1.0, 0
    for n, (c, y) in enumerate(scored, 1):
        hit += y
        if n >= 20 and hit / n >= 0.78:
            best = c
    return round(best, 3)


def measured(shared: Path, out: Path, told: Sequence[tuple[Collected, tuple[Claim, ...], tuple[Effort, ...]]]) -> None:
    """Print the scorers' figures for what is told, and those of confidence."""
    claims, efforts = out / "claims.jsonl", out / "efforts.jsonl"
    claims.write_text("".join(to_line(c) + "\n" for _, found, _ in told for c in found), encoding="utf-8")
    efforts.write_text("".join(to_line(e) + "\n" for _, _, found in told for e in found), encoding="utf-8")
    for name, gold, language in (("gold2 en", "gold2/gold", "en"), ("gold en", "gold", "en"), ("train en", "train/labels", "en"),
                                 ("gold2 zh", "gold2/gold", "zh"), ("gold zh", "gold", "zh"), ("train zh", "train/labels", "zh")):  # fmt: skip
        print(name, _score(shared / "tools/score_claims.py", _labels(shared / gold, out, told), claims, "--language", language))
    print("efforts", _score(shared / "tools/score_efforts.py", _factbook(shared, out, told), efforts, "--kinds", "effort"))
    for kind in ("claim", "effort"):
        _confidence(kind, told)


def _confidence(kind: str, told: Sequence[tuple[Collected, tuple[Claim, ...], tuple[Effort, ...]]]) -> None:
    rows, wanted, above, at_all = [], 0, 0, 0
    for page, claims, efforts in told:
        labels = page.page.claims if kind == "claim" else page.page.efforts
        if page.page.group == "efforts" or not (page.page.has_claims if kind == "claim" else page.page.has_efforts):
            continue
        found: Sequence[Claim | Effort] = claims if kind == "claim" else efforts
        wanted += len(labels)
        at_all += sum(any(_match((c.start, c.end), [s]) for c in found) for s in labels)
        above += sum(any(_match((c.start, c.end), [s]) for c in found if not c.to_check) for s in labels)
        for c in found:
            gold = _match((c.start, c.end), labels)
            if isinstance(c, Claim):
                right = gold is not None and claim_right(c, gold)
            else:
                right = gold is not None and c.criterion in _bases(gold) and c.stance == gold.direction
            rows.append((c.confidence or 0.0, right, c.to_check))
    sure = [r for _, r, check in rows if not check]
    print(kind, "told", len(rows), "right", round(100 * np.mean([r for _, r, _ in rows]), 1), "| above threshold", len(sure),
          "right", round(100 * float(np.mean(sure)), 1) if sure else None, "| wanted", wanted, "told above", round(100 * above / wanted, 1), "at all", round(100 * at_all / wanted, 1))  # fmt: skip
    for low in np.arange(0.0, 1.0, 0.1):
        part = [r for c, r, _ in rows if low <= c < low + 0.1]
        if part:
            print("   confidence", round(low, 1), len(part), "right", round(100 * float(np.mean(part)), 1))


def _factbook(shared: Path, out: Path, told: Sequence[tuple[Collected, Any, Any]]) -> Path:
    names = {c.page.id for c, _, _ in told}
    lines = (shared / "data/efforts/dev.jsonl").read_text(encoding="utf-8").splitlines()
    path = out / "factbook.jsonl"
    path.write_text("".join(line + "\n" for line in lines if json.loads(line)["id"] in names), encoding="utf-8")
    return path


def _labels(gold: Path, out: Path, told: Sequence[tuple[Collected, Any, Any]]) -> Path:
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


def _score(script: Path, gold: Path, predicted: Path, *more: str) -> str:
    printed = subprocess.run([sys.executable, str(script), str(gold), str(predicted), *more], capture_output=True, text=True, check=True).stdout
    found = json.loads(printed)
    if "on_matched" in found:
        found = {**found["span"], **{k: v for k, v in found["on_matched"].items() if k in ("criterion_f1", "direction", "country", "done")}}
    return json.dumps(found)


def _loaded(shared: Path) -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("score_claims", shared / "tools" / "score_claims.py")
    module = importlib.util.module_from_spec(spec)  # type: ignore[arg-type]
    spec.loader.exec_module(module)  # type: ignore[union-attr]
    _SCORER.append(module)


if __name__ == "__main__":
    _loaded(Path(sys.argv[1]))
    main()
