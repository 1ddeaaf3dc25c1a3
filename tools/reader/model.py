"""The reader's network: one encoder, tags for each token, and what a span of tokens states and who says it."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

WIDTH = 384
CLS, PAD, SEP = 0, 1, 2
CERTAINTIES = ("asserted", "reported", "probable", "possible", "estimated", "alleged", "denied")
DIRECTIONS = ("for", "against", "mixed", "none")
DONE = ("done", "not_done", "less_than_before", "more_than_before", "planned", "partly")
TAGS = ("claim", "effort", "content", "cue")
# Distances of a token from a span, in tokens: the last edge of each class, on either side.
_EDGES = (0, 4, 12, 30, 70)
_KINDS = 2 * len(_EDGES) + 1
_HEADS, _KEY, _LINK = 4, 32, 128
# The logit of a code or a criterion before anything is learnt: each is seldom.
_SELDOM = -3.5


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many abuse codes and criteria there are to tell apart, and the words of the vocabulary."""

    codes: int
    criteria: int
    words: int = 250037


class Encoder(nn.Module):
    """The encoder with a layer of tags: B, I and O for claims, efforts, contents and cues."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.body = BertModel(BertConfig(
            hidden_size=WIDTH, num_hidden_layers=12, num_attention_heads=12, intermediate_size=1536,
            vocab_size=sizes.words, max_position_embeddings=512, layer_norm_eps=1e-12,
            attention_probs_dropout_prob=0.0, attn_implementation="sdpa"), add_pooling_layer=False)  # fmt: skip
        self.body.embeddings.word_embeddings.weight.requires_grad = False
        self.drop = nn.Dropout(0.1)
        self.tags = nn.ModuleDict({name: nn.Linear(WIDTH, 3) for name in TAGS})

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Return the tags of each kind, then what is known of each token; (windows, tokens, 3 or width)."""
        known = self.drop(self.body(input_ids=ids, attention_mask=mask).last_hidden_state.float())
        return (*(self.tags[name](known) for name in TAGS), known)


class Judge(nn.Module):
    """What a span of one window is: whether it states something, its codes, how firmly, and who says it."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.asks, self.keys, self.values = (nn.Linear(n, _HEADS * _KEY) for n in (3 * WIDTH, WIDTH, WIDTH))
        self.near = nn.Embedding(_KINDS, _HEADS)
        self.mix = nn.Sequential(nn.Linear(3 * WIDTH + _HEADS * _KEY, WIDTH), nn.GELU(), nn.Dropout(0.1))
        outs = (
            ("is_claim", 1), ("is_effort", 1), ("codes", sizes.codes), ("certainty", len(CERTAINTIES)),
            ("criteria", sizes.criteria), ("direction", len(DIRECTIONS)), ("done", len(DONE)), ("links", 3),
        )  # fmt: skip
        self.outs = nn.ModuleDict({name: nn.Linear(WIDTH, n) for name, n in outs})
        for name in ("codes", "criteria"):
            nn.init.constant_(self.outs[name].bias, _SELDOM)
        self.token, self.span = nn.Linear(WIDTH, _LINK), nn.Linear(WIDTH, _LINK)
        self.far = nn.Embedding(_KINDS, _LINK)
        self.source = nn.Linear(_LINK, 6)

    def forward(
        self, known: Tensor, row: Tensor, start: Tensor, end: Tensor, held: Tensor | None = None
    ) -> tuple[Tensor, ...]:
        """Return for each span its outputs in the order of `outs`, and for each token of its window whether it
        opens, goes on with, or is no part of the first and of the last source.

        `known` is (windows, tokens, width); a span is half-open, in tokens of the window at `row`. `held` tells
        which tokens of each window are none of the padding; all, where it is not given.
        """
        at = torch.arange(known.shape[1], device=known.device)[None, :]
        inside = ((at >= start[:, None]) & (at < end[:, None])).float()
        own = known[row]
        mean = (inside[:, None] @ own)[:, 0] / inside.sum(1, keepdim=True)
        spans = torch.arange(row.shape[0], device=known.device)
        span = torch.cat([mean, own[spans, start], own[spans, end - 1]], 1)
        kind = _kinds(at, start[:, None], end[:, None])
        ask = self.asks(span).view(-1, 1, _HEADS, _KEY)
        tokens = known.shape[1]
        key, value = (layer(known).view(-1, tokens, _HEADS, _KEY)[row] for layer in (self.keys, self.values))
        weight = (ask * key).sum(-1) / _KEY**0.5 + self.near(kind)
        if held is not None:
            weight = weight.masked_fill(~held[row][:, :, None], -1e4)
        around = (weight.softmax(1)[..., None] * value).sum(1).flatten(1)
        z = self.mix(torch.cat([span, around], 1))
        pairs = nn.functional.gelu(self.token(known)[row] + self.span(z)[:, None] + self.far(kind))
        return (*(out(z) for out in self.outs.values()), self.source(pairs))


def _kinds(at: Tensor, start: Tensor, end: Tensor) -> Tensor:
    before, after = start - at, at - end + 1
    kind = torch.zeros_like(before * at)
    for edge in _EDGES:
        kind = kind + (before > edge).long() + (after > edge).long() * (len(_EDGES) + 1) * (1 if edge == 0 else 0)
        kind = kind + (after > edge).long() * (0 if edge == 0 else 1)
    return kind
