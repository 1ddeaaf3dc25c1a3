"""Train the reader: first who says what (PolNeAR), then statements, efforts and what they state.

usage: python tools/reader/train.py PAGES.pkl --base BASE --stage first --out FOLDER
       python tools/reader/train.py PAGES.pkl --base BASE --stage second --first FOLDER --fold N --out FOLDER
PAGES.pkl is what exchanging.py writes, BASE what base.py does. `--fold 0..2` keeps a fold's pages out and prints
what is right of them at the end; without it all pages are learnt from. Seeded; `--device cuda` where there is one.
"""

import argparse
import pickle
import random
import time
from bisect import bisect_left, bisect_right
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from held_out import told
from labels import Page, Statement
from model import CERTAINTIES, CLS, DIRECTIONS, DONE, PAD, SEP, TAGS, Encoder, Judge, Sizes
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from windows import Tokens, tokenized, windows

Window = tuple[Tokens, int, int]
_BATCH = 16
_EMPTY = 0.4  # the share of windows without a statement that a round takes in
_FEWEST_CUT, _FEWEST_WORDS, _BADLY_CUT = 3, 4, 0.4
_LIMITS = (90, 300)  # tokens of a window
_TAG_WEIGHTS = (1.0, 2.0, 1.0)
_SOME = 240  # pages of the first stage that the second draws from
_KEPT = 0.995  # how much of the mean of the weights is kept at each step


def main() -> None:
    """Run one stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--stage", choices=("first", "second"), required=True)
    parser.add_argument("--first", type=Path)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="come to an end by then")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--heads", type=float, default=1.5e-3, help="the rate of what stands on the encoder")
    parser.add_argument("--pull", type=float, default=0.3, help="how much the heads on spans pull the encoder")
    parser.add_argument("--copies", type=float, default=0.5, help="the share of pages read with other names")
    parser.add_argument("--mixed", type=float, default=0.15, help="the share of first-stage windows in the second")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.base / "e5-tokenizer.json"))
    held = pickle.loads(args.pages.read_bytes())  # noqa: S301 made by exchanging.py
    everything = [copies[0] for copies in held["pages"]]
    names = {
        "codes": sorted({c for p in everything for s in p.claims for c in s.codes}),
        "criteria": sorted({_base(c) for p in everything for s in p.efforts for c in s.criteria}),
    }
    first = args.stage == "first"
    learnt = [[tokenized(p, tokenizer) for p in copies] for copies in held["pages"]
              if not first and (args.fold is None or copies[0].fold != args.fold)]  # fmt: skip
    attributed = held["attributed"] if first else random.sample(held["attributed"], _SOME) if args.mixed else []
    who = [tokenized(p, tokenizer) for p in attributed]
    learner = Learner(names, args)
    learner.learn(learnt, who)
    torch.save(
        {"encoder": learner.encoder.state_dict(), "judge": learner.judge.state_dict(), "names": names},
        args.out / "reader.pt",
    )
    if not first and args.fold is not None:
        kept = [tokenized(p, tokenizer) for p in everything if p.fold == args.fold]
        print(told(learner, kept), flush=True)


def _base(criterion: str) -> str:
    return "sig.proof_of_failure" if criterion.startswith("sig.proof_of_failure") else criterion


class Learner:
    """Encoder and judge, the mean of their weights over the steps, and the optimiser's settings."""

    def __init__(self, names: dict[str, list[str]], args: argparse.Namespace) -> None:
        self.names, self.args, self.device = names, args, torch.device(args.device)
        self.began = time.time()
        sizes = Sizes(len(names["codes"]), len(names["criteria"]))
        self.encoder, self.judge = Encoder(sizes), Judge(sizes)
        if args.stage == "first":
            self.encoder.body.load_state_dict(torch.load(args.base / "e5.pt"))
        else:
            held = torch.load(args.first / "reader.pt", map_location="cpu")
            self.encoder.load_state_dict(held["encoder"])
            fitting = {k: v for k, v in held["judge"].items() if v.shape == self.judge.state_dict()[k].shape}
            self.judge.load_state_dict(fitting, strict=False)
        self.encoder.to(self.device)
        self.judge.to(self.device)

    def learn(self, learnt: list[list[Tokens]], who: list[Tokens]) -> None:
        """Learn from the pages (each with its copies) and the pages of who says what, for the epochs asked for."""
        args = self.args
        heads = [p for n, p in self.encoder.named_parameters() if not n.startswith("body.")] + list(
            self.judge.parameters()
        )
        body = [p for p in self.encoder.body.parameters() if p.requires_grad]
        optimiser = torch.optim.AdamW(
            [{"params": body, "lr": args.rate}, {"params": heads, "lr": args.heads}], weight_decay=0.01
        )
        steps = args.epochs * len(self._batches(learnt, who))
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda s: min(1, (s + 1) / (0.05 * steps)) * max(0.02, 1 - self.done(s / steps) / 1.05)
        )
        means = [p.detach().clone() for p in (*body, *heads)]
        step = 0
        for epoch in range(args.epochs):
            if self.done(0) >= 1:
                break
            self.encoder.train()
            self.judge.train()
            total = 0.0
            batches = self._batches(learnt, who)
            for batch in batches:
                loss = self.loss(batch)
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_([*body, *heads], 1.0)
                optimiser.step()
                schedule.step()
                step += 1
                torch._foreach_lerp_(
                    means, [p.detach() for p in (*body, *heads)], 1 - min(_KEPT, step / (step + 9))
                )
                total += float(loss.detach())
            print(epoch, round(total / len(batches), 3), round(time.time() - self.began), flush=True)
        for weight, mean in zip((*body, *heads), means, strict=True):
            weight.data.copy_(mean)

    def done(self, share: float) -> float:
        """Return the share of the work that is done: of the steps, or of the time where that is nearer its end."""
        return max(share, (time.time() - self.began) / self.args.seconds)

    def _batches(self, learnt: list[list[Tokens]], who: list[Tokens]) -> list[list[Window]]:
        chosen = [random.choice(c) if random.random() < self.args.copies else c[0] for c in learnt]  # noqa: S311
        found = [w for t in chosen for w in windows(t, _LIMITS)]
        others = [w for t in who for w in windows(t, _LIMITS)]
        if learnt:
            others = random.sample(others, int(self.args.mixed * len(found))) if others else []
        return _batched([*found, *others])

    def encode(self, batch: list[Window]) -> tuple[Tensor, ...]:
        """Return the encoder's outputs for windows, padded, without the marks at the ends; then what is held."""
        longest = max(q - p for _, p, q in batch) + 2
        ids, mask = torch.full((len(batch), longest), PAD), torch.zeros(len(batch), longest, dtype=torch.long)
        for row, (tokens, p, q) in enumerate(batch):
            line = torch.tensor([CLS, *tokens.ids[p:q], SEP])
            ids[row, : len(line)], mask[row, : len(line)] = line, 1
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            outs = self.encoder(ids.to(self.device), mask.to(self.device))
        # The mark at a window's end stands behind its last token.
        held = mask[:, 2:].bool().to(self.device)
        return (*(o.float()[:, 1:-1] for o in outs), held)

    def loss(self, batch: list[Window]) -> Tensor:
        """Return the loss of a batch of windows."""
        *tags, known, held = self.encode(batch)
        loss = torch.zeros((), device=self.device)
        weight = torch.tensor(_TAG_WEIGHTS, device=self.device)
        for name, logits in zip(TAGS, tags, strict=True):
            gold = torch.full(held.shape, -100)
            for row, (tokens, p, q) in enumerate(batch):
                if _labelled(tokens.page, name):
                    gold[row, : q - p] = tokens.tags[name][p:q]
            count = int((gold >= 0).sum())
            if count:
                part = F.cross_entropy(logits.flatten(0, 1), gold.flatten().to(self.device),
                                       weight=weight, reduction="sum")  # fmt: skip
                loss = loss + part / count
        known = self.args.pull * known + (1 - self.args.pull) * known.detach()
        for name, (logits, gold) in self.judged(known, held, batch).items():
            loss = loss + WEIGHTS[name] * loss_of(name, logits, gold)
        return loss

    def judged(self, known: Tensor, held: Tensor, batch: list[Window]) -> dict[str, tuple[Tensor, Tensor]]:
        """Return what the judge makes of the spans of a batch beside what was labelled, by name."""
        spans = [(row, p, *example) for row, (t, p, q) in enumerate(batch) for example in _examples(t, p, q)]
        if not spans:
            return {}
        outs = self.told(known, held, [(row, i - p, j - p) for row, p, i, j, *_ in spans])
        rows: dict[str, list[tuple[int, Any]]] = {}
        for n, (row, p, _, _, kind, statement, truth) in enumerate(spans):
            if truth is not None:
                rows.setdefault(f"is_{kind}", []).append((n, [truth]))
            for name, gold in self.golds(kind, statement) if statement is not None else ():
                rows.setdefault(name, []).append((n, gold))
            if kind != "effort" and statement is not None and statement.sources is not None:
                gold = np.full((held.shape[1], 2), -100)
                gold[: batch[row][2] - p] = _source_gold(statement, batch[row][0], batch[row][1:])
                rows.setdefault("source", []).append((n, gold))
        return {
            name: (self._flat(name, outs[name][[n for n, _ in of]]), self._gold(name, [g for _, g in of]))
            for name, of in rows.items()
        }

    def told(self, known: Tensor, held: Tensor, spans: list[tuple[int, int, int]]) -> dict[str, Tensor]:
        """Return the judge's outputs for spans: row of the window and tokens in it."""
        row, start, end = (torch.tensor(n, device=self.device) for n in zip(*spans, strict=True))
        *outs, source = self.judge(known, row, start, end, held)
        return {**dict(zip(self.judge.outs, outs, strict=True)), "source": source}

    def _flat(self, name: str, logits: Tensor) -> Tensor:
        return logits.reshape(-1, 3) if name == "source" else logits

    def _gold(self, name: str, found: list[Any]) -> Tensor:
        gold = torch.tensor(np.array(found)).to(self.device)
        gold = gold.float() if name in ("codes", "criteria") or name.startswith("is_") else gold
        return gold.reshape(-1) if name == "source" else gold

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
    "codes": 0.6,
    "certainty": 0.5,
    "criteria": 0.6,
    "direction": 0.4,
    "done": 0.4,
    "links": 0.4,
    "source": 1.0,
}


def _batched(found: list[Window]) -> list[list[Window]]:
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
    return any(bool(tokens.tags[name][p:q].any()) for name in ("claim", "effort", "content"))


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
            free = [(i, j) for i, j in _sentences(tokens, p, q) if not tokens.tags["content"][i:j].any()]
            found += [(i, j, "content", Statement(0, 0, links=0, sources=()), None) for i, j in free[:2]]
    return found


def _wrong(
    tokens: Tokens, window: tuple[int, int], kind: str, inside: list[tuple[int, int, Statement]]
) -> list[tuple[int, int, str, Statement | None, float | None]]:
    """Return spans that are no statement: sentences without one, and statements badly cut."""
    p, q = window
    free = [(i, j) for i, j in _sentences(tokens, p, q) if not tokens.tags[kind][i:j].any()]
    picked = random.sample(free, min(len(free), 3))
    for i, j, _ in inside:
        a, b = sorted(random.randint(max(p, i - 15), min(q, j + 15)) for _ in range(2))  # noqa: S311
        if b - a >= _FEWEST_CUT and (min(b, j) - max(a, i)) / (max(b, j) - min(a, i)) < _BADLY_CUT:
            picked.append((a, b))
    return [(i, j, kind, None, 0.0) for i, j in picked]


def _sentences(tokens: Tokens, p: int, q: int) -> list[tuple[int, int]]:
    inside = tokens.cuts[bisect_left(tokens.cuts, p) : bisect_right(tokens.cuts, q)]
    return [(i, j) for i, j in pairwise(inside) if j - i >= _FEWEST_WORDS]


def _source_gold(s: Statement, tokens: Tokens, window: tuple[int, int]) -> NDArray[np.int64]:
    """Return for each piece of a window, for the first and the last source: no part, its opening, or more."""
    p, q = window
    gold = np.zeros((q - p, 2), np.int64)
    sources = s.sources or ()
    for channel, picked in ((0, sources[:1]), (1, sources[1:][-1:])):
        for low, high in picked:
            start = bisect_left(tokens.places, (low, low + 1))
            first = start - 1 if start and tokens.places[start - 1][1] > low else start
            i, j = max(first, p), min(bisect_left(tokens.places, (high, high)), q)
            if i < j:
                gold[i - p : j - p, channel] = 2
                gold[i - p, channel] = 1
    return gold


def loss_of(name: str, logits: Tensor, gold: Tensor) -> Tensor:
    """Return the loss of one of the judge's outputs."""
    if name in ("codes", "criteria"):
        return F.binary_cross_entropy_with_logits(logits, gold, reduction="sum") / len(gold)
    if name.startswith("is_"):
        return F.binary_cross_entropy_with_logits(logits, gold)
    if name == "source":
        return F.cross_entropy(logits, gold, weight=torch.tensor([1.0, 4.0, 4.0], device=logits.device))
    return F.cross_entropy(logits, gold, label_smoothing=0.05)


def _many(found: tuple[str, ...], names: list[str]) -> list[float]:
    return [1.0 if name in found else 0.0 for name in names]


if __name__ == "__main__":
    main()
