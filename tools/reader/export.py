"""Write a trained reader as palermo ships it: ONNX in 8 bits, a pruned vocabulary, the names of its outputs.

usage: python tools/reader/export.py READER.pt --base BASE --out FOLDER --version NAME
"""

import argparse
import json
import unicodedata
from collections import Counter
from pathlib import Path

import torch
from model import CERTAINTIES, DIRECTIONS, DONE, Encoder, Judge, Sizes
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentencepiece import sentencepiece_model_pb2
from torch import Tensor, nn

# Scripts whose pieces are kept, and how many of the likeliest of each; of other scripts single signs are.
_KEPT = {"LATIN": 80_000, "CJK": 18_000, "COMMON": 7_000}
_SPECIAL = 4


def main() -> None:
    """Export one model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    vocabulary = json.loads((args.base / "e5-tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    kept = _kept(vocabulary)
    (args.out / "pieces.model").write_bytes(_pieces(vocabulary, kept))
    held = torch.load(args.reader)
    names = held["names"]
    sizes = Sizes(len(names["codes"]), len(names["criteria"]))
    encoder, judge = Encoder(sizes), Judge(sizes)
    encoder.load_state_dict(held["encoder"])
    judge.load_state_dict(held["judge"])
    words = encoder.body.embeddings.word_embeddings
    encoder.body.embeddings.word_embeddings = nn.Embedding.from_pretrained(words.weight.data[kept].clone())
    _write_encoder(encoder.eval(), args.out)
    _write_judge(judge.eval(), args.out)
    told = {"version": args.version, "codes": names["codes"], "criteria": names["criteria"],
            "certainties": CERTAINTIES, "directions": DIRECTIONS, "done": DONE}  # fmt: skip
    (args.out / "names.json").write_text(json.dumps(told, indent=1), encoding="utf-8")


def _kept(vocabulary: list[list[object]]) -> list[int]:
    """Return the numbers of the pieces that stay, in order."""
    left, kept = Counter(_KEPT), []
    by_likelihood = sorted(range(_SPECIAL, len(vocabulary)), key=lambda n: -float(vocabulary[n][1]))  # type: ignore[arg-type]
    for number in by_likelihood:
        piece = str(vocabulary[number][0]).replace("\u2581", "")
        script = _script(piece)
        if left[script] > 0 or len(piece) <= 1:
            left[script] -= 1
            kept.append(number)
    return [*range(_SPECIAL), *sorted(kept)]


def _script(piece: str) -> str:
    letters = Counter(unicodedata.name(c, "?").split()[0] for c in piece if c.isalpha())
    return letters.most_common(1)[0][0] if letters else "COMMON"


def _pieces(vocabulary: list[list[object]], kept: list[int]) -> bytes:
    proto = sentencepiece_model_pb2.ModelProto()
    proto.trainer_spec.model_type = 1
    proto.trainer_spec.vocab_size = len(kept)
    proto.trainer_spec.unk_id, proto.trainer_spec.bos_id = 3, 0
    proto.trainer_spec.eos_id, proto.trainer_spec.pad_id = 2, 1
    proto.trainer_spec.unk_surface = "\u2047"
    proto.normalizer_spec.name = "identity"
    proto.normalizer_spec.add_dummy_prefix = True
    proto.normalizer_spec.remove_extra_whitespaces = False
    proto.normalizer_spec.escape_whitespaces = True
    for number in kept:
        piece = proto.pieces.add()
        piece.piece, piece.score = str(vocabulary[number][0]), float(vocabulary[number][1])  # type: ignore[arg-type]
        piece.type = {0: 3, 1: 3, 2: 3, 3: 2}.get(number, 1)
    return bytes(proto.SerializeToString())


class _Tags(nn.Module):
    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        claim, effort, *_, known = self.encoder(ids, mask)
        return claim.softmax(-1), effort.softmax(-1), known


class _Judged(nn.Module):
    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.judge = judge

    def forward(self, known: Tensor, start: Tensor, end: Tensor) -> tuple[Tensor, ...]:
        return self.judge(known[None], torch.zeros_like(start), start, end)  # type: ignore[no-any-return]


def _write_encoder(encoder: Encoder, out: Path) -> None:
    whole = out / "whole.onnx"
    ids = torch.ones(2, 9, dtype=torch.long)
    axes = {0: "window", 1: "piece"}
    torch.onnx.export(_Tags(encoder), (ids, ids), str(whole), input_names=["ids", "mask"],
                      output_names=["claim", "effort", "known"], dynamo=False, opset_version=17,
                      dynamic_axes=dict.fromkeys(("ids", "mask", "claim", "effort", "known"), axes))  # fmt: skip
    quantize_dynamic(whole, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True,
                     op_types_to_quantize=["MatMul", "Gather"])  # fmt: skip
    whole.unlink()


def _write_judge(judge: Judge, out: Path) -> None:
    names = [*judge.outs, "source"]
    given = (torch.randn(9, 384), torch.tensor([1, 2]), torch.tensor([3, 5]))
    axes = {"known": {0: "piece"}, "start": {0: "span"}, "end": {0: "span"}, "source": {0: "span", 1: "piece"}}
    axes |= {name: {0: "span"} for name in judge.outs}
    torch.onnx.export(_Judged(judge), given, str(out / "judge.onnx"), input_names=["known", "start", "end"],
                      output_names=names, dynamo=False, opset_version=17, dynamic_axes=axes)  # fmt: skip


if __name__ == "__main__":
    main()
