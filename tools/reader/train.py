"""Train the reader: first who says what (PolNeAR), then statements, efforts and what they state.

usage: python tools/reader/train.py SHARED --base BASE --stage first --out FOLDER
       python tools/reader/train.py SHARED --base BASE --stage second --first FOLDER --fold N --out FOLDER
BASE holds e5.pt and e5-tokenizer.json, as base.py writes them. `--fold 0..2` keeps a fold's pages out; without it
all pages are learnt from. Seeded.
"""

import argparse
import random
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from labels import Page, Statement, attributed, pages
from model import CERTAINTIES, CLS, DIRECTIONS, DONE, PAD, SEP, TAGS, Encoder, Judge, Sizes
from tokenizers import Tokenizer
from torch import Tensor, nn
from windows import Tokens, tokenized, windows

_BATCH = 12
_EMPTY = 0.4  # the share of windows without a statement that a round takes in
_FEWEST_CUT, _FEWEST_WORDS, _BADLY_CUT = 3, 4, 0.4
_PULL = 0.3  # the heads on spans pull the encoder less than its tags do: with full weight it collapsed


def main() -> None:
    """Run one stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--stage", choices=("first", "second"), required=True)
    parser.add_argument("--first", type=Path)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.base / "e5-tokenizer.json"))
    everything = pages(args.shared)
    names = {
        "codes": sorted({c for p in everything for s in p.claims for c in s.codes}),
        "criteria": sorted({_base(c) for p in everything for s in p.efforts for c in s.criteria}),
    }
    found = attributed(args.shared) if args.stage == "first" else everything
    learnt = [
        tokenized(p, tokenizer) for p in found if args.stage == "first" or args.fold is None or p.fold != args.fold
    ]
    learner = Learner(names, args)
    learner.learn(learnt, args)
    torch.save(
        {"encoder": learner.encoder.state_dict(), "judge": learner.judge.state_dict(), "names": names},
        args.out / "reader.pt",
    )


def _base(criterion: str) -> str:
    return "sig.proof_of_failure" if criterion.startswith("sig.proof_of_failure") else criterion


class Learner:
    """Encoder and judge with the optimiser."""

    def __init__(self, names: dict[str, list[str]], args: argparse.Namespace) -> None:
        self.names = names
        sizes = Sizes(len(names["codes"]), len(names["criteria"]))
        self.encoder, self.judge = Encoder(sizes), Judge(sizes)
        if args.stage == "first":
            self.encoder.body.load_state_dict(torch.load(args.base / "e5.pt"))
        else:
            held = torch.load(args.first / "reader.pt")
            self.encoder.load_state_dict(held["encoder"])
            self.judge.load_state_dict(held["judge"])

    def learn(self, learnt: list[Tokens], args: argparse.Namespace) -> None:
        """Learn from the pages for the epochs asked for."""
        heads = [p for n, p in self.encoder.named_parameters() if not n.startswith("body.")] + list(
            self.judge.parameters()
        )
        body = [p for p in self.encoder.body.parameters() if p.requires_grad]
        optimiser = torch.optim.AdamW(
            [{"params": body, "lr": args.rate}, {"params": heads, "lr": 2e-3}], weight_decay=0.01
        )
        steps = args.epochs * (sum(len(windows(t, (160, 160))) for t in learnt) // _BATCH + 1)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda s: min(1, (s + 1) / (0.08 * steps)) * max(0.02, 1 - s / (steps * 1.05))
        )
        began = time.time()
        for epoch in range(args.epochs):
            self.encoder.train()
            self.judge.train()
            total = 0.0
            batches = _batches(learnt)
            for batch in batches:
                loss = self.loss(batch)
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_([*body, *heads], 1.0)
                optimiser.step()
                schedule.step()
                total += float(loss.detach())
            print(epoch, round(total / len(batches), 3), round(time.time() - began), flush=True)

    def encode(self, batch: list[tuple[Tokens, int, int]]) -> tuple[Tensor, ...]:
        """Return the encoder's outputs for windows, padded."""
        longest = max(q - p for _, p, q in batch) + 2
        ids, mask = torch.full((len(batch), longest), PAD), torch.zeros(len(batch), longest, dtype=torch.long)
        for row, (tokens, p, q) in enumerate(batch):
            line = torch.tensor([CLS, *tokens.ids[p:q], SEP])
            ids[row, : len(line)], mask[row, : len(line)] = line, 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outs = self.encoder(ids, mask)
        return tuple(o.float() for o in outs)

    def loss(self, batch: list[tuple[Tokens, int, int]]) -> Tensor:
        """Return the loss of a batch of windows."""
        *tags, known = self.encode(batch)
        loss = torch.zeros(())
        for name, logits in zip(TAGS, tags, strict=True):
            part, count = torch.zeros(()), 0
            for row, (tokens, p, q) in enumerate(batch):
                if _labelled(tokens.page, name):
                    gold = torch.tensor(tokens.tags[name][p:q])
                    part = part + F.cross_entropy(
                        logits[row, 1 : q - p + 1], gold, reduction="sum", weight=torch.tensor([1.0, 2.0, 1.0])
                    )
                    count += q - p
            loss = loss + part / max(1, count)
        known = _PULL * known + (1 - _PULL) * known.detach()
        gathered: dict[str, list[tuple[Tensor, Tensor]]] = {}
        for row, window in enumerate(batch):
            for name, logits, gold in self.judged(known[row], window):
                gathered.setdefault(name, []).append((logits, gold))
        for name, pairs in gathered.items():
            logits, gold = torch.cat([p for p, _ in pairs]), torch.cat([g for _, g in pairs])
            loss = loss + WEIGHTS[name] * loss_of(name, logits, gold)
        return loss

    def judged(self, known: Tensor, window: tuple[Tokens, int, int]) -> list[tuple[str, Tensor, Tensor]]:
        """Return what the judge makes of the spans of a window beside what was labelled, by name."""
        tokens, p, q = window
        spans = _examples(tokens, p, q)
        if not spans:
            return []
        start, end = torch.tensor([s[0] - p for s in spans]), torch.tensor([s[1] - p for s in spans])
        *outs, source = self.judge(known[1 : q - p + 1], start, end)
        out = dict(zip(self.judge.outs, outs, strict=True))
        rows: dict[str, list[tuple[int, Any]]] = {}
        for n, (_, _, kind, statement, truth) in enumerate(spans):
            if truth is not None:
                rows.setdefault(f"is_{kind}", []).append((n, [truth]))
            for name, gold in self.golds(kind, statement) if statement is not None else ():
                rows.setdefault(name, []).append((n, gold))
        found = [
            (name, out[name][[n for n, _ in of]], torch.tensor([g for _, g in of])) for name, of in rows.items()
        ]
        sourced = [
            (n, s)
            for n, (_, _, kind, s, _) in enumerate(spans)
            if kind != "effort" and s is not None and s.sources is not None
        ]
        for n, s in sourced:
            found.append(("source", source[n].view(-1, 3), _source_gold(s, tokens, (p, q)).view(-1)))
        return found

    def golds(self, kind: str, s: Statement) -> list[tuple[str, Any]]:
        """Return what was labelled of a span, as the outputs of that name are to tell it."""
        found: list[tuple[str, Any]] = []
        if kind == "claim":
            found.append(("codes", _many(s.codes, self.names["codes"])))
            if s.certainty in CERTAINTIES:
                found.append(("certainty", CERTAINTIES.index(s.certainty)))
        if kind == "effort":
            found.append(("criteria", _many(tuple(_base(c) for c in s.criteria), self.names["criteria"])))
            if s.direction in DIRECTIONS:
                found.append(("direction", DIRECTIONS.index(s.direction)))
            if s.done in DONE:
                found.append(("done", DONE.index(s.done)))
        if s.links is not None and kind != "effort":
            found.append(("links", min(2, s.links)))
        return found


WEIGHTS = {
    "is_claim": 0.3,
    "is_effort": 0.3,
    "codes": 0.4,
    "certainty": 0.5,
    "criteria": 0.4,
    "direction": 0.4,
    "done": 0.4,
    "links": 0.4,
    "source": 1.0,
}


def _batches(learnt: list[Tokens]) -> list[list[tuple[Tokens, int, int]]]:
    found = [w for t in learnt for w in windows(t, (90, 230))]
    random.shuffle(found)
    # Pages that hold no statement teach as well, but most of what they are teaches the same.
    found = [w for w in found if _holds(w) or random.random() < _EMPTY]  # noqa: S311
    size = _BATCH * 8
    found = [w for i in range(0, len(found), size) for w in sorted(found[i : i + size], key=lambda w: w[2] - w[1])]
    batches = [found[i : i + _BATCH] for i in range(0, len(found), _BATCH)]
    random.shuffle(batches)
    return batches


def _holds(window: tuple[Tokens, int, int]) -> bool:
    tokens, p, q = window
    return any(any(tokens.tags[name][p:q]) for name in ("claim", "effort", "content"))


def _labelled(page: Page, name: str) -> bool:
    return {"claim": page.has_claims, "effort": page.has_efforts}.get(name, page.has_contents)


def _examples(tokens: Tokens, p: int, q: int) -> list[tuple[int, int, str, Statement | None, float | None]]:
    """Return spans of a window with their kind, labels and whether they are a statement of that kind."""
    found: list[tuple[int, int, str, Statement | None, float | None]] = []
    for kind in ("claim", "effort", "content"):
        inside = [s for s in tokens.spans[kind] if s[0] >= p and s[1] <= q]
        sure = _labelled(tokens.page, kind) and kind != "content"
        found += [(i, j, kind, s, 1.0 if sure else None) for i, j, s in inside]
        if sure:
            found += _wrong(tokens, (p, q), kind, inside)
        elif kind == "content" and tokens.page.has_contents:
            free = [(i, j) for i, j in _sentences(tokens, p, q) if not any(tokens.tags["content"][i:j])]
            found += [(i, j, "content", Statement(0, 0, links=0, sources=()), None) for i, j in free[:2]]
    return found


def _wrong(
    tokens: Tokens, window: tuple[int, int], kind: str, inside: list[tuple[int, int, Statement]]
) -> list[tuple[int, int, str, Statement | None, float | None]]:
    """Return spans that are no statement: sentences without one, and statements badly cut."""
    p, q = window
    free = [(i, j) for i, j in _sentences(tokens, p, q) if not any(tokens.tags[kind][i:j])]
    picked = random.sample(free, min(len(free), 3))
    for i, j, _ in inside:
        a, b = sorted(random.randint(max(p, i - 15), min(q, j + 15)) for _ in range(2))  # noqa: S311
        if b - a >= _FEWEST_CUT and (min(b, j) - max(a, i)) / (max(b, j) - min(a, i)) < _BADLY_CUT:
            picked.append((a, b))
    return [(i, j, kind, None, 0.0) for i, j in picked]


def _sentences(tokens: Tokens, p: int, q: int) -> list[tuple[int, int]]:
    inside = [c for c in tokens.cuts if p <= c <= q]
    return [(i, j) for i, j in pairwise(inside) if j - i >= _FEWEST_WORDS]


def _source_gold(s: Statement, tokens: Tokens, window: tuple[int, int]) -> Tensor:
    """Return for each piece of a window, for the first and the last source: no part, its opening, or more."""
    p, q = window
    gold = torch.zeros(q - p, 2, dtype=torch.long)
    sources = s.sources or ()
    for channel, picked in ((0, sources[:1]), (1, sources[1:][-1:])):
        for low, high in picked:
            at = [n - p for n in range(p, q) if tokens.places[n][0] < high and tokens.places[n][1] > low]
            if at:
                gold[at[0] : at[-1] + 1, channel] = 2
                gold[at[0], channel] = 1
    return gold


def loss_of(name: str, logits: Tensor, gold: Tensor) -> Tensor:
    if name in ("codes", "criteria"):
        return F.binary_cross_entropy_with_logits(logits, gold, reduction="sum") / len(gold)
    if name.startswith("is_"):
        return F.binary_cross_entropy_with_logits(logits, gold)
    if name == "source":
        return F.cross_entropy(logits, gold, weight=torch.tensor([1.0, 4.0, 4.0]))
    return F.cross_entropy(logits, gold, label_smoothing=0.05)


def _many(found: tuple[str, ...], names: list[str]) -> list[float]:
    return [1.0 if name in found else 0.0 for name in names]


if __name__ == "__main__":
    main()
