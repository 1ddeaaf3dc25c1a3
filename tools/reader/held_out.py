"""What a reader in training tells right of pages that it did not learn from, by itself, without votes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import torch
from labels import Statement
from model import CERTAINTIES, DIRECTIONS, DONE, TAGS
from windows import Tokens, windows

if TYPE_CHECKING:
    from train import Learner

_ENTRY, _SAME, _CODE = 0.45, 0.5, 0.4


def told(learner: "Learner", kept: list[Tokens]) -> dict[str, float]:
    """Return in percent F1 of spans (half shared) by language and kind, and what is right of labelled spans."""
    learner.encoder.eval()
    learner.judge.eval()
    counts: dict[str, list[float]] = {}
    with torch.no_grad():
        for tokens in kept:
            for window in windows(tokens, (230, 230)):
                _count(learner, window, counts)
    return {name: round(100 * 2 * hit / max(1, of), 1) for name, (hit, of) in sorted(counts.items())}


def _count(learner: "Learner", window: tuple[Tokens, int, int], counts: dict[str, list[float]]) -> None:
    tokens, p, q = window
    *tags, known, held = learner.encode([window])
    page = tokens.page

    def add(name: str, hit: float, of: float) -> None:
        so_far = counts.setdefault(f"{page.language} {name}", [0, 0])
        so_far[0] += hit
        so_far[1] += of

    for kind in ("claim", "effort"):
        if not getattr(page, f"has_{kind}s"):
            continue
        spans = [(i - p, j - p, s) for i, j, s in tokens.spans[kind] if i >= p and j <= q]
        marked = _spans(tags[TAGS.index(kind)][0].softmax(-1).cpu())
        hits = sum(any(_shared(m, s) >= _SAME for m in marked) for s in spans)
        add(f"{kind} span", hits, len(marked) + len(spans))
        if spans:
            outs = learner.told(known, held, [(0, i, j) for i, j, _ in spans])
        for n, (_, _, s) in enumerate(spans):
            out = {k: v[n].cpu() for k, v in outs.items()}
            right = (*_many(learner, kind, out, s), *_one(out, s), *_who(kind, out, s, tokens, p))
            for name, hit, of in right:
                add(name, hit, of)


def _many(learner: "Learner", kind: str, out: dict[str, Any], s: Statement) -> Iterator[tuple[str, float, float]]:
    for kind_of, name, gold in (("claim", "codes", s.codes), ("effort", "criteria", s.criteria)):
        if kind == kind_of:
            chances = out[name].sigmoid().tolist()
            found = {n for n, c in zip(learner.names[name], chances, strict=True) if c >= _CODE}
            yield name, len(found & set(gold)), len(found) + len(set(gold))


def _one(out: dict[str, Any], s: Statement) -> Iterator[tuple[str, float, float]]:
    for name, values, gold in (
        ("certainty", CERTAINTIES, s.certainty), ("direction", DIRECTIONS, s.direction), ("done", DONE, s.done)
    ):  # fmt: skip
        if gold in values:
            yield name, values[int(out[name].argmax())] == gold, 2


def _who(
    kind: str, out: dict[str, Any], s: Statement, tokens: Tokens, start: int
) -> Iterator[tuple[str, float, float]]:
    """Yield whether the number of sources is right, and whether the first of them begins where it was labelled."""
    if kind != "claim" or s.links is None:
        return
    yield "links", int(out["links"].argmax()) == min(2, s.links), 2
    if s.sources:
        low, high = s.sources[0]
        best = start + int(out["source"].view(-1, 2, 3)[:, 0].softmax(-1)[:, 1].argmax())
        if best < len(tokens.places):
            yield "source", tokens.places[best][0] < high and tokens.places[best][1] > low, 2


def _spans(chances: torch.Tensor) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = -1
    for n, (out, opens, goes_on) in enumerate([*chances.tolist(), [1.0, 0.0, 0.0]]):
        inside = 1 - out >= _ENTRY
        if at >= 0 and (not inside or opens > goes_on):
            found.append((at, n))
            at = -1
        if inside and at < 0:
            at = n
    return [(i, j) for i, j in found if j - i > 2]  # noqa: PLR2004


def _shared(a: tuple[int, int], b: tuple[int, int, Any]) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))
