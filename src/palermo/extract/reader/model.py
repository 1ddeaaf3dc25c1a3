"""The reader's model: two networks, their pieces of words, and the names of what they tell apart."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import sentencepiece
from numpy.typing import NDArray

from palermo.extract.reader.pieces import Window

FOLDER = "data/models/reader"
Floats = NDArray[np.float32]
_CLS, _PAD, _SEP = 0, 1, 2
_BATCH = 8


@dataclass(frozen=True, slots=True)
class Names:
    """What the model tells apart, each in the order of its outputs, and its version."""

    version: str
    codes: tuple[str, ...]
    criteria: tuple[str, ...]
    certainties: tuple[str, ...]
    directions: tuple[str, ...]
    done: tuple[str, ...]


class Reader:
    """A model loaded: reads windows of pieces and judges spans of them. Errors of a faulty file come from ONNX."""

    def __init__(self, folder: Path) -> None:
        """Load the model of a folder; nothing is downloaded."""
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = 0
        self._tags = onnxruntime.InferenceSession(folder / "encoder.onnx", options, ["CPUExecutionProvider"])
        self._judge = onnxruntime.InferenceSession(folder / "judge.onnx", options, ["CPUExecutionProvider"])
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
        named = json.loads((folder / "names.json").read_text(encoding="utf-8"))
        self.names = Names(named["version"], *(tuple(named[k]) for k in Names.__slots__[1:]))

    def pieces(self, line: str) -> list[tuple[int, int, int]]:
        """Return the pieces of a line: number and range; the mark before the first word has none."""
        found, at = [], -1
        ids = self._pieces.encode(line, out_type=int)
        for number, piece in zip(ids, self._pieces.encode(line, out_type=str), strict=True):
            found.append((number, max(0, at), at + len(piece)))
            at += len(piece)
        return found

    def known(self, ids: tuple[int, ...], cut: list[Window]) -> list[tuple[Floats, Floats, Floats]]:
        """Return for each window the chances of claim tags and effort tags, and what is known of each piece."""
        found: list[tuple[Floats, Floats, Floats]] = [None] * len(cut)  # type: ignore[list-item]
        order = sorted(range(len(cut)), key=lambda n: cut[n].end - cut[n].start)
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            for number, outs in zip(batch, self._run(ids, [cut[n] for n in batch]), strict=True):
                found[number] = outs
        return found

    def _run(self, ids: tuple[int, ...], batch: list[Window]) -> list[tuple[Floats, Floats, Floats]]:
        longest = max(w.end - w.start for w in batch) + 2
        given = np.full((len(batch), longest), _PAD, np.int64)
        mask = np.zeros_like(given)
        for row, window in enumerate(batch):
            line = (_CLS, *ids[window.start : window.end], _SEP)
            given[row, : len(line)], mask[row, : len(line)] = line, 1
        claims, efforts, known = self._tags.run(["claim", "effort", "known"], {"ids": given, "mask": mask})
        sizes = [w.end - w.start for w in batch]
        return [(claims[n, 1 : s + 1], efforts[n, 1 : s + 1], known[n, 1 : s + 1]) for n, s in enumerate(sizes)]

    def judge(self, known: Floats, spans: list[tuple[int, int]]) -> dict[str, Floats]:
        """Return what the model makes of spans of a window (half-open, in its pieces), one row each, as logits."""
        start = np.array([s for s, _ in spans], np.int64)
        end = np.array([e for _, e in spans], np.int64)
        names = [out.name for out in self._judge.get_outputs()]
        outs: list[Any] = self._judge.run(names, {"known": known, "start": start, "end": end})
        return dict(zip(names, outs, strict=True))


@cache
def load_reader(folder: Path | None = None) -> Reader:
    """Return the reader, loaded once a process: the one that is shipped, or that of a folder."""
    if folder is not None:
        return Reader(folder)
    with as_file(files("palermo").joinpath(FOLDER)) as shipped:
        return Reader(shipped)
