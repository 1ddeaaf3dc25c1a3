"""Texts as tokens, cut into windows at the ends of sentences."""

import random
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

import torch
from labels import Page, Statement
from tokenizers import Tokenizer
from torch import Tensor

LONGEST = 480
_CUT = re.compile(r"[.!?;][\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Za-z0-9À-ÿ])|[。！？；][”』」]?")


@dataclass(slots=True)
class Tokens:
    """A page as tokens: their ids, their places in the text, and where sentences end."""

    page: Page
    ids: list[int]
    places: list[tuple[int, int]]
    cuts: list[int]
    tags: dict[str, Tensor] = field(default_factory=dict)
    spans: dict[str, list[tuple[int, int, Statement]]] = field(default_factory=dict)


def tokenized(page: Page, tokenizer: Tokenizer) -> Tokens:
    """Return a page as tokens with its labels laid over them."""
    ids, places, cuts = [], [], [0]
    for line in re.finditer(r"[^\n]+", page.text):
        start = line.start()
        for end in [*(line.start() + m.end() for m in _CUT.finditer(line.group())), line.end()]:
            if end <= start:
                continue
            piece = tokenizer.encode(page.text[start:end], add_special_tokens=False)
            for number, (first, q) in zip(piece.ids, piece.offsets, strict=True):
                p = first
                while p < q and page.text[start + p].isspace():
                    p += 1
                if p < q:
                    ids.append(number)
                    places.append((start + p, start + q))
            if len(ids) > cuts[-1]:
                cuts.append(len(ids))
            start = end
    tokens = Tokens(page, ids, places, cuts)
    for name, statements in (("claim", page.claims), ("effort", page.efforts), ("content", page.contents)):
        tokens.tags[name], tokens.spans[name] = _laid(places, statements)
    tokens.tags["cue"], _ = _laid(places, [Statement(*cue) for cue in page.cues])
    return tokens


def _laid(
    places: list[tuple[int, int]], statements: list[Statement]
) -> tuple[Tensor, list[tuple[int, int, Statement]]]:
    tags, spans = [0] * len(places), []
    starts, ends = [p for p, _ in places], [q for _, q in places]
    for statement in statements:
        i, j = bisect_right(ends, statement.start), bisect_left(starts, statement.end)
        if i < j:
            tags[i:j] = [1, *[2] * (j - i - 1)]
            spans.append((i, j, statement))
    return torch.tensor(tags), spans


def windows(tokens: Tokens, limits: tuple[int, int]) -> list[tuple[Tokens, int, int]]:
    """Return the windows of a page, whole sentences each, of a length drawn between the limits."""
    cuts, found, at = tokens.cuts, [], 0
    while at < len(cuts) - 1:
        limit, to = random.randint(*limits), at + 1  # noqa: S311
        while to < len(cuts) - 1 and cuts[to + 1] - cuts[at] <= limit:
            to += 1
        for p in range(cuts[at], cuts[to], LONGEST):
            found.append((tokens, p, min(cuts[to], p + LONGEST)))
        at = to
    return found
