"""Train the judge alone on what an encoder that stands already knows of each window: many rounds cost little.

usage: python tools/reader/judging.py SHARED --base BASE --reader FOLDER [--fold N] [--rounds 24]
Reads FOLDER/reader.pt and writes it back with the judge learnt anew. Seeded; some minutes on one core.
"""

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from labels import pages
from model import Judge, Sizes
from tokenizers import Tokenizer
from torch import Tensor, nn
from train import WEIGHTS, Learner, loss_of
from windows import Tokens, tokenized, windows

_CUTS = 2  # each page is cut into windows in so many ways, so that the judge sees statements in other surroundings
_BATCH = 16
_EMPTY = 0.3  # the share of windows without a statement that is kept


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--rounds", type=int, default=24)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(0)
    held = torch.load(args.reader / "reader.pt")
    args.stage, args.first = "second", args.reader
    learner = Learner(held["names"], args)
    learner.judge = Judge(Sizes(len(held["names"]["codes"]), len(held["names"]["criteria"])))
    tokenizer = Tokenizer.from_file(str(args.base / "e5-tokenizer.json"))
    found = [tokenized(p, tokenizer) for p in pages(args.shared) if args.fold is None or p.fold != args.fold]
    known = _known(learner, found)
    _learn(learner, known, args.rounds)
    torch.save({**held, "judge": learner.judge.state_dict()}, args.reader / "reader.pt")


@torch.no_grad()
def _known(learner: Learner, found: list[Tokens]) -> list[tuple[Tensor, tuple[Tokens, int, int]]]:
    """Return what the encoder knows of the windows that hold a statement, and of a third of the others."""
    learner.encoder.eval()
    cut = [w for _ in range(_CUTS) for tokens in found for w in windows(tokens, (110, 230))]
    # A window without a statement teaches what none is; a third of them is enough.
    kept = [w for w in cut if _tells(w) or random.random() < _EMPTY]  # noqa: S311
    kept.sort(key=lambda w: w[2] - w[1])
    held = []
    for at in range(0, len(kept), _BATCH):
        batch = kept[at : at + _BATCH]
        known = learner.encode(batch)[-1]
        held += [(known[n, : q - p + 2].clone(), window) for n, window in enumerate(batch) for _, p, q in [window]]
    return held


def _tells(window: tuple[Tokens, int, int]) -> bool:
    tokens, p, q = window
    return any(any(tokens.tags[name][p:q]) for name in ("claim", "effort"))


def _learn(learner: Learner, known: list[tuple[Tensor, tuple[Tokens, int, int]]], rounds: int) -> None:
    judge = learner.judge.train()
    optimiser = torch.optim.AdamW(judge.parameters(), lr=1e-3, weight_decay=0.05)
    steps = rounds * (len(known) // (_BATCH * _CUTS) + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 1.5e-3, total_steps=steps + 1)
    for number in range(rounds):
        random.shuffle(known)
        total, some = 0.0, known[: len(known) // _CUTS]
        for at in range(0, len(some), _BATCH):
            gathered: dict[str, list[tuple[Tensor, Tensor]]] = {}
            for of, window in some[at : at + _BATCH]:
                noisy = nn.functional.dropout(of, 0.1)
                for name, logits, gold in learner.judged(noisy, window):
                    gathered.setdefault(name, []).append((logits, gold))
            loss = torch.zeros(())
            for name, pairs in gathered.items():
                loss = loss + WEIGHTS[name] * loss_of(
                    name, torch.cat([p for p, _ in pairs]), torch.cat([g for _, g in pairs])
                )
            if gathered:
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                total += float(loss.detach())
        print(number, round(total * _BATCH / max(1, len(some)), 3), flush=True)


if __name__ == "__main__":
    main()
