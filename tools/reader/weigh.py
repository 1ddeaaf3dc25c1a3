"""Learn the votes from the offers of labelled pages, and print what they are worth on folds kept out.

usage: python tools/reader/weigh.py SHARED OUT [--readings FOLDER] [--ship FILE] [--figures FILE]
OUT holds the offers, as collect.py writes them. Each fold is settled with votes learnt on the other folds; what is
told of it goes to the scorers of SHARED/tools. With --ship, votes learnt on all folds are written; their
confidence is drawn onto what is right of labelled pages kept out and of what careful readers found right on pages
that nothing was learnt from (--readings). A minute on one core.
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import yaml
from collect import Collected, collected
from figures import Told, measured
from fitting import Row, calibrated, fit, threshold
from labels import FOLDS, Statement
from right import base_criteria, claim_right, effort_right, matching, use_scorer

from palermo.extract.votes import (
    Offer,
    Votes,
    best_part,
    settled_claims,
    settled_efforts,
    without_abuses,
    without_acts,
)
from palermo.extract.votes.claims import code_features, right_features, statement_features, voted_certainty
from palermo.extract.votes.efforts import criterion_features, effort_features, right_effort_features, voted
from palermo.extract.votes.learnt import Scale
from palermo.records import Claim, Effort

SAME = 0.5
# From this share in common with a label on a span counts as well cut where it is learnt what to tell; to be right
# in every respect it must share more, as a careful reader asks.
WELL_CUT, RIGHTLY_CUT = 0.6, 0.7
_PARTS = 4
_LISTED = {"certainty": 9.0, "certainty_asserted": 9.0, "direction": 1.0, "done": 1.0}
_GRID = (0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 9.0, 12.0)
_KINDS = ("claim", "effort")
_UNREAD: Mapping[str, list[Row]] = {kind: [] for kind in _KINDS}
# What is told above the threshold is to be right in so many of a hundred cases, at the reader's word.
_RIGHT, _FEWEST = 0.78, 20
# and in so many among those alone that were read by hand.
_READ_RIGHT = 0.75


def main() -> None:
    """Learn, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--ship", type=Path)
    parser.add_argument("--figures", type=Path)
    parser.add_argument("--version", default="votes-1")
    args = parser.parse_args()
    use_scorer(args.shared)
    pages = collected(args.out)
    told: list[Told] = []
    for fold in range(FOLDS):
        votes = learnt([p for p in pages if p.page.fold != fold], args.version)
        kept = [p for p in pages if p.page.fold == fold]
        told += [(p, *_settled(p, votes)) for p in kept]
    figures = measured(args.shared, args.out, told)
    if args.figures is not None:
        args.figures.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    if args.ship is not None:
        votes = learnt(pages, args.version, _read(args.readings))
        text = yaml.safe_dump(votes.model_dump(mode="json"), sort_keys=False)
        args.ship.write_text(text, encoding="utf-8")


def _settled(page: Collected, votes: Votes) -> tuple[tuple[Claim, ...], tuple[Effort, ...]]:
    efforts = settled_efforts(page.efforts, votes)
    claims = without_acts(settled_claims(page.claims, votes), efforts, page.claims)
    return claims, without_abuses(efforts, claims, page.efforts)


def _read(readings: Path | None) -> dict[str, list[Row]]:
    """Return what careful readers found right of what was printed, by kind; empty without readings."""
    rows: dict[str, list[Row]] = {kind: [] for kind in _KINDS}
    for path in sorted(readings.glob("*.jsonl")) if readings is not None else ():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows[row["kind"]].append((row["features"], row["right"]))
    return rows


def learnt(pages: Sequence[Collected], version: str, read: Mapping[str, list[Row]] = _UNREAD) -> Votes:
    """Return the votes learnt on pages. What is right is learnt from pages settled by votes of the others.

    Confidence and threshold are drawn onto what is right of those pages and of what was `read` by hand.
    """
    votes = _first(pages, version)
    rows: dict[str, list[Row]] = {kind: [] for kind in _KINDS}
    families = sorted({p.page.family for p in pages})
    for part in range(_PARTS):
        out = set(families[part::_PARTS])
        inner = _first([p for p in pages if p.page.family not in out], version)
        for page in (p for p in pages if p.page.family in out):
            rows["claim"] += _claims_right(page, inner)
            rows["effort"] += _efforts_right(page, inner)
    known = {kind: [*rows[kind], *read[kind]] for kind in _KINDS}
    right = {kind: calibrated(fit(rows[kind], 0.1), known[kind]) for kind in _KINDS}
    least = {kind: threshold(known[kind], right[kind], _RIGHT, _FEWEST) for kind in _KINDS}
    for kind in (k for k in _KINDS if read[k]):
        least[kind] = max(least[kind], threshold(read[kind], right[kind], _READ_RIGHT, _FEWEST))
    return votes.model_copy(update={"right": right, "threshold": least})


def _first(pages: Sequence[Collected], version: str) -> Votes:
    """Return votes that say what is a statement, with which codes and sides; not yet how sure that is."""
    empty = Scale(bias=0.0, weights={})
    votes = Votes(
        version=version,
        statement={"claim": fit(_statements(pages, "claim")), "effort": fit(_statements(pages, "effort"))},
        right=dict.fromkeys(_KINDS, empty),
        least=dict.fromkeys((*_KINDS, "code", "criterion"), SAME),
        threshold=dict.fromkeys(_KINDS, 0.0),
        code=fit(_code_rows(pages)),
        criterion=fit(_criterion_rows(pages)),
        listed=dict(_LISTED),
    )
    votes = votes.model_copy(update={"listed": _added(pages, votes)})
    least = {**votes.least, "code": _least_code(_code_rows(pages), votes.code)}
    least["criterion"] = _least_code(_criterion_rows(pages), votes.criterion)
    votes = votes.model_copy(update={"least": least})
    return votes.model_copy(update={"least": {**least, **{kind: _least(pages, votes, kind) for kind in _KINDS}}})


def _least_code(rows: Sequence[Row], scale: Scale) -> float:
    """Return the chance from which telling a code gives the best F1 of codes."""
    scored = [(scale.chance(features), right) for features, right in rows]
    labelled = sum(right for _, right in scored)

    def f1(least: float) -> float:
        told = [right for chance, right in scored if chance >= least]
        return 2 * sum(told) / max(1, len(told) + labelled)

    return round(float(max(np.arange(0.2, 0.75, 0.05), key=f1)), 3)


def _statements(pages: Sequence[Collected], kind: str) -> list[Row]:
    rows: list[Row] = []
    for p in pages:
        if kind == "claim" and p.page.has_claims:
            gold = [(s.start, s.end) for s in p.page.claims]
            ruled, tagged = _spans(p.claims)
            rows += [
                (statement_features(o, ruled=ruled, tagged=tagged), best_part(o.range, gold) >= WELL_CUT)
                for o in p.claims
            ]
        if kind == "effort" and p.page.has_efforts:
            gold = [(s.start, s.end) for s in p.page.efforts]
            ruled, tagged = _spans(p.efforts)
            rows += [
                (effort_features(o, ruled=ruled, tagged=tagged), best_part(o.range, gold) >= WELL_CUT)
                for o in p.efforts
                if not _neutral(p, o.range)
            ]
    return rows


def _neutral(page: Collected, span: tuple[int, int]) -> bool:
    """Return whether a span is a statement that was labelled as neither a claim nor an effort."""
    own = [(s.start, s.end) for s in page.page.efforts]
    return best_part(span, page.page.others) >= SAME and best_part(span, own) < SAME


def _spans(
    offers: Sequence[Offer[Claim]] | Sequence[Offer[Effort]],
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    return [o.range for o in offers if o.ruled], [o.range for o in offers if o.tagged]


def _code_rows(pages: Sequence[Collected]) -> list[Row]:
    return [
        (code_features(name, o.seen, o.listed), name in label.codes)
        for o, label in _labelled_claims(pages)
        for name in sorted({*(o.seen.codes if o.seen else ()), *o.listed.weak, *o.listed.strong})
    ]


def _criterion_rows(pages: Sequence[Collected]) -> list[Row]:
    return [
        (criterion_features(name, o.seen, o.listed), name in base_criteria(label))
        for o, label in _labelled_efforts(pages)
        if o.seen is not None
        for name in sorted({*o.seen.criteria, *o.listed.criteria})
    ]


def _labelled_claims(pages: Sequence[Collected]) -> list[tuple[Offer[Claim], Statement]]:
    found = [(o, matching(o.range, p.page.claims)) for p in pages if p.page.has_claims for o in p.claims]
    return [(o, label) for o, label in found if label is not None and o.told.tier is None]


def _labelled_efforts(pages: Sequence[Collected]) -> list[tuple[Offer[Effort], Statement]]:
    found = [(o, matching(o.range, p.page.efforts)) for p in pages if p.page.has_efforts for o in p.efforts]
    return [(o, label) for o, label in found if label is not None]


def _least(pages: Sequence[Collected], votes: Votes, kind: str) -> float:
    """Return the chance from which telling gives the best F1 of spans."""
    tried = np.arange(0.2, 0.7, 0.05)
    return round(float(max(tried, key=lambda least: _span_f1(pages, votes, kind, float(least)))), 3)


def _span_f1(pages: Sequence[Collected], votes: Votes, kind: str, least: float) -> float:
    tried = votes.model_copy(update={"least": {**votes.least, **dict.fromkeys(_KINDS, least)}})
    hit = told = gold = 0
    for p in pages:
        if not (p.page.has_claims if kind == "claim" else p.page.has_efforts):
            continue
        labels = p.page.claims if kind == "claim" else p.page.efforts
        settled = settled_claims(p.claims, tried) if kind == "claim" else settled_efforts(p.efforts, tried)
        spans = {(c.start, c.end) for c in settled}
        spans = {span for span in spans if kind == "claim" or not _neutral(p, span)}
        met = {(s.start, s.end) for span in spans for s in [matching(span, labels)] if s}
        hit, told, gold = hit + len(met), told + len(spans), gold + len(labels)
    return 2 * hit / max(1, told + gold)


def _added(pages: Sequence[Collected], votes: Votes) -> dict[str, float]:
    """Return what the lists' own answers add, each chosen on a grid by what comes out right."""
    claims = [(o, s) for o, s in _labelled_claims(pages) if s.certainty]
    efforts = [(o, s) for o, s in _labelled_efforts(pages) if o.seen]

    def certain(pair: tuple[float, float]) -> float:
        tried = votes.model_copy(update={"listed": {"certainty": pair[0], "certainty_asserted": pair[1]}})
        return _macro([(s.certainty or "", voted_certainty(o.seen, o.told.certainty, tried)) for o, s in claims])

    def sided(added: float) -> int:
        return sum(voted(o.seen.direction, o.listed.direction, added) == s.direction for o, s in efforts if o.seen)

    def done(added: float) -> int:
        return sum(voted(o.seen.done, o.listed.done, added) == s.done for o, s in efforts if o.seen and s.done)

    best = max(((a, b) for a in _GRID for b in _GRID), key=certain)
    pick: Callable[[Callable[[float], int]], float] = lambda of: max(_GRID, key=of)  # noqa: E731
    return {
        "certainty": best[0], "certainty_asserted": best[1], "direction": pick(sided), "done": pick(done),
    }  # fmt: skip


def _macro(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the macro F1 over the labelled classes, and a little for each that is right."""
    classes = sorted({gold for gold, _ in pairs})
    f1 = []
    for name in classes:
        right = sum(gold == name == found for gold, found in pairs)
        f1.append(2 * right / max(1, sum(g == name for g, _ in pairs) + sum(p == name for _, p in pairs)))
    share = sum(gold == found for gold, found in pairs) / max(1, len(pairs))
    return sum(f1) / max(1, len(f1)) + share


def _claims_right(page: Collected, votes: Votes) -> list[Row]:
    if not page.page.has_claims:
        return []
    rows: list[Row] = []
    for claim, offer in told_claims(page.claims, votes):
        gold = matching(offer.range, page.page.claims, RIGHTLY_CUT)
        rows.append((right_features(claim, offer), gold is not None and claim_right(claim, gold)))
    return rows


def told_claims(offers: Sequence[Offer[Claim]], votes: Votes) -> list[tuple[Claim, Offer[Claim]]]:
    """Return the claims that are told, each with its offer and the chance that it was told by."""
    ruled, tagged = _spans(offers)
    by_range = {o.range: o for o in offers}
    found = []
    for claim in settled_claims(offers, votes):
        offer = by_range[claim.start, claim.end]
        chance = votes.statement["claim"].chance(statement_features(offer, ruled=ruled, tagged=tagged))
        found.append((claim, replace(offer, chance=chance)))
    return found


def told_efforts(offers: Sequence[Offer[Effort]], votes: Votes) -> list[tuple[list[Effort], Offer[Effort]]]:
    """Return the efforts that are told, those of a span together, with the offer and its chance."""
    ruled, tagged = _spans(offers)
    by_range = {o.range: o for o in offers}
    told: dict[tuple[int, int], list[Effort]] = {}
    for effort in settled_efforts(offers, votes):
        told.setdefault((effort.start, effort.end), []).append(effort)
    found = []
    for span, efforts in told.items():
        chance = votes.statement["effort"].chance(effort_features(by_range[span], ruled=ruled, tagged=tagged))
        found.append((efforts, replace(by_range[span], chance=chance)))
    return found


def _efforts_right(page: Collected, votes: Votes) -> list[Row]:
    if not page.page.has_efforts:
        return []
    rows: list[Row] = []
    for efforts, offer in told_efforts(page.efforts, votes):
        gold = matching(offer.range, page.page.efforts, RIGHTLY_CUT)
        features = right_effort_features(efforts[0], [e.criterion for e in efforts], offer)
        rows.append((features, gold is not None and effort_right(efforts, gold)))
    return rows


if __name__ == "__main__":
    main()
