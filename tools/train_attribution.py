"""Train the attribution models on PolNeAR's training half: `python tools/train_attribution.py ../shared`.

Writes src/palermo/data/models/attribution.npz and the word forms of src/palermo/data/lexicons/en/attribution.yaml.
The last tenth by date is held out first, to print the figures by which settings were chosen; then all is used.
The development and test halves are not read.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from palermo.extract.attribution.columns import Features, syntax_of
from palermo.extract.attribution.contents import (
    Parts,
    end_candidates,
    end_features,
    start_candidates,
    start_features,
)
from palermo.extract.attribution.cues import cue_features, possible_cues
from palermo.extract.attribution.decide import CUE_REACH, SOURCE_REACH, best, normal, source_limits
from palermo.extract.attribution.hashing import BITS, Floats
from palermo.extract.attribution.reaches import reach_features
from palermo.extract.attribution.sources import Cues, source_candidates, source_features
from palermo.extract.attribution.table import Ints, Table, build_table
from palermo.extract.sentences import split_sentences
from palermo.extract.syntax import load_english
from palermo.records import Document, Segment

DATA = Path(__file__).resolve().parents[1] / "src" / "palermo" / "data"
PARAGRAPH = re.compile(r"(?:(?!\n\s*\n).)+", re.DOTALL)
SIZE = 1 << BITS
HELD_OUT = 0.1
SMALLEST = 0.02  # weights nearer to zero than this are left out of the file


@dataclass(frozen=True)
class Setting:
    """How one model is trained: passes over the data, step of AdaGrad, and weight of the squared norm."""

    passes: int
    step: float
    ridge: float


SETTINGS = {
    "cue": Setting(4, 0.05, 1e-6),
    "cue_left": Setting(6, 0.1, 1e-5),
    "cue_right": Setting(6, 0.1, 1e-5),
    "source": Setting(6, 0.15, 1e-5),
    "source_left": Setting(6, 0.1, 1e-5),
    "source_right": Setting(6, 0.1, 1e-5),
    "start": Setting(6, 0.15, 1e-4),
    "end": Setting(6, 0.12, 1e-4),
}


@dataclass
class Choices:
    """Examples of one model: features a row, the choice each row belongs to, and whether it is the right one."""

    features: list[np.ndarray] = field(default_factory=list)
    number: list[Ints] = field(default_factory=list)
    right: list[np.ndarray] = field(default_factory=list)
    size: int = 0

    def add(self, features: Features, number: Ints, right: np.ndarray, size: int) -> None:
        """Append the rows of `size` choices."""
        if len(number):
            self.features.append(np.stack(features, axis=1))
            self.number.append(number + self.size)
            self.right.append(right.astype(np.float64))
            self.size += size

    def rows(self) -> tuple[np.ndarray, Ints, Floats]:
        """Return all rows in order of their choice."""
        number = np.concatenate(self.number)
        order = np.argsort(number, kind="stable")
        return np.concatenate(self.features)[order], number[order], np.concatenate(self.right)[order]


def read(path: Path) -> Iterator[tuple[dict, Table | None]]:
    """Yield each labelled text with the table of its parsed sentences."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = sorted((json.loads(line) for line in lines if line.strip()), key=lambda row: row["date"] or "")
    for row in rows:
        text = row["text"]
        parts = tuple(Segment(m.start(), m.end()) for m in PARAGRAPH.finditer(text) if m.group().strip())
        document = Document(row["id"], "", text, "text", parts, language="en")
        sentences = split_sentences(document)
        parses = load_english().parse([text[s.start : s.end] for s in sentences])
        yield row, build_table(document, sentences, parses)


def rows_of(table: Table, spans: Sequence[Sequence[int]]) -> Ints:
    """Return the rows of words that spans touch."""
    touched = np.zeros(len(table), np.bool_)
    for start, end in spans:
        touched |= (table.start < end) & (table.end > start)
    words = np.flatnonzero(touched & table.word)
    return words if len(words) else np.flatnonzero(touched)


def head_of(table: Table, rows: Ints) -> int:
    """Return the row that the others hang on, the first of equals; -1 for no rows."""
    return min((int(row) for row in rows), key=lambda row: (int(table.depth[row]), row), default=-1)


def examples(labelled: Iterable[tuple[dict, Table | None]]) -> dict[str, Choices]:
    """Return the examples of every model."""
    made = {name: Choices() for name in SETTINGS}
    for row, table in labelled:
        if table is not None:
            add_examples(made, table, row["attributions"])
    return made


def add_examples(made: dict[str, Choices], table: Table, attributions: Sequence[dict]) -> None:
    """Append the examples of one text."""
    possible = possible_cues(table)
    able = set(possible.tolist())
    parts = [[rows_of(table, item[role]) for role in ("cue", "source", "content")] for item in attributions]
    parts = [part for part in parts if len(able & set(part[0].tolist()))]
    head = np.array([head_of(table, np.array(sorted(able & set(cue.tolist())))) for cue, _, _ in parts], np.int64)
    right = np.isin(possible, head)
    made["cue"].add(
        cue_features(table, syntax_of(table), possible), np.arange(len(possible)), right, len(possible)
    )
    if not parts:
        return
    low, high = np.array([[cue.min(), cue.max() + 1] for cue, _, _ in parts]).T
    cues = Cues(head, low, high)
    add_cue_reaches(made, table, cues)
    source = np.array([head_of(table, rows) for _, rows, _ in parts])
    edges = np.array([[rows.min(), rows.max() + 1] if len(rows) else [-1, -1] for _, rows, _ in parts])
    add_sources(made, table, cues, source, edges)
    content = np.array([[rows.min(), rows.max()] if len(rows) else [-1, -1] for _, _, rows in parts])
    add_contents(made, table, cues, Parts(cues, edges[:, 0], edges[:, 1]), content)


def add_cue_reaches(made: dict[str, Choices], table: Table, cues: Cues) -> None:
    """Append how far each cue reaches to both sides."""
    head = cues.head
    sides = (("cue_left", -1, 100, head - cues.low), ("cue_right", 1, 200, cues.high - 1 - head))
    for name, step, base, gold in sides:
        features, number, taken = reach_features(
            table, head, low=table.first[head], high=table.last[head], step=step, reach=CUE_REACH, base=base,
            context=table.dep[head],
        )  # fmt: skip
        made[name].add(features, number, taken == np.minimum(gold, CUE_REACH)[number], len(head))


def add_sources(made: dict[str, Choices], table: Table, cues: Cues, source: Ints, edges: Ints) -> None:
    """Append which word heads each source, and how far it reaches to both sides."""
    number, row = source_candidates(table, cues)
    made["source"].add(source_features(table, cues, number, row), number, row == source[number], len(source))
    stated = np.flatnonzero(source >= 0)
    if not len(stated):
        return
    inner = Cues(cues.head[stated], cues.low[stated], cues.high[stated])
    head = source[stated]
    low, high, context = source_limits(table, inner, head)
    sides = (
        ("source_left", -1, 300, head - edges[stated, 0]),
        ("source_right", 1, 400, edges[stated, 1] - 1 - head),
    )
    for name, step, base, gold in sides:
        features, number, taken = reach_features(
            table, head, low=low, high=high, step=step, reach=SOURCE_REACH, base=base, context=context
        )
        made[name].add(features, number, taken == gold[number], len(head))


def add_contents(made: dict[str, Choices], table: Table, cues: Cues, parts: Parts, content: Ints) -> None:
    """Append where each content begins and, given that, where it ends."""
    number, row = start_candidates(table, cues, parts)
    features = start_features(table, cues, parts, number, row)
    made["start"].add(features, number, row == content[number, 0], len(cues.head))
    start = np.maximum(content[:, 0], 0)
    number, row = end_candidates(table, cues, parts, start)
    features = end_features(table, cues, parts, start, number, row)
    right = (row == content[number, 1]) & (content[number, 0] >= 0)
    made["end"].add(features, number, right, len(cues.head))


def train(choices: Choices, setting: Setting, *, binary: bool, seed: int = 0) -> Floats:
    """Return weights by bucket: AdaGrad on the log-likelihood, averaged over the second half of the passes."""
    features, number, right = choices.rows()
    if not binary:
        answered = np.bincount(number, right)[number] > 0
        features, number, right = features[answered], number[answered], right[answered]
    starts = np.flatnonzero(np.diff(number, prepend=-1))
    ends = np.append(starts[1:], len(number))
    random = np.random.default_rng(seed)
    weights, squares, total = np.zeros(SIZE), np.full(SIZE, 1e-8), np.zeros(SIZE)
    batch, counted = (4000 if binary else 400), 0
    for turn in range(setting.passes):
        order = random.permutation(len(starts))
        for first in range(0, len(order), batch):
            chosen = order[first : first + batch]
            rows = np.concatenate([np.arange(starts[place], ends[place]) for place in chosen])
            group = np.repeat(np.arange(len(chosen)), ends[chosen] - starts[chosen])
            score = weights[features[rows]].sum(axis=1)
            likely = 1 / (1 + np.exp(-score)) if binary else np.exp(normal(group, score))
            error = np.repeat(likely - right[rows], features.shape[1])
            gradient = np.bincount(features[rows].ravel(), error, SIZE) + setting.ridge * len(chosen) * weights
            squares += gradient**2
            weights -= setting.step * gradient / np.sqrt(squares)
            if 2 * turn >= setting.passes:
                total += weights
                counted += 1
    return total / counted


def accuracy(choices: Choices, weights: Floats, *, binary: bool) -> float:
    """Return, in percent, F1 of cues, else the share of choices decided right."""
    features, number, right = choices.rows()
    scores = weights[features].sum(axis=1)
    if binary:
        taken = scores > 0
        return 200 * right[taken].sum() / (taken.sum() + right.sum())
    answered = np.bincount(number, right, choices.size) > 0
    return 100 * right[best(number, scores, choices.size)[answered]].mean()


def write_gate(labelled: Sequence[tuple[dict, Table | None]]) -> None:
    """Write the word forms that head a cue at least twice and in one of thirty uses, lower case, in order."""
    cues: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    for row, table in labelled:
        if table is None:
            continue
        words = [row["text"][start:end].lower() for start, end in zip(table.start, table.end, strict=True)]
        uses.update(words)
        able = set(possible_cues(table).tolist())
        for item in row["attributions"]:
            head = head_of(table, np.array(sorted(able & set(rows_of(table, item["cue"]).tolist()))))
            if head >= 0:
                cues[words[head]] += 1
    kept = sorted(
        form for form, times in cues.items() if times > 1 and times >= uses[form] / 30 and form.isalpha()
    )
    print(f"gate: {len(kept)} forms")
    lines = [
        "# Word forms that head the cue of an attribution (written by tools/train_attribution.py); a sentence",
        "# with none of them, no quotation mark and no colon is not parsed for attributions.",
        'version: "2"',
        "forms: [" + ", ".join(f'"{form}"' for form in kept) + "]",
    ]
    (DATA / "lexicons" / "en" / "attribution.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(shared: Path) -> None:
    """Print the figures on the held-out tenth, then train on all and write the files."""
    labelled = list(read(shared / "data" / "polnear" / "train.jsonl.gz"))
    cut = round(len(labelled) * (1 - HELD_OUT))
    known, held = examples(labelled[:cut]), examples(labelled[cut:])
    for name, setting in SETTINGS.items():
        weights = train(known[name], setting, binary=name == "cue")
        print(f"{name}: {accuracy(held[name], weights, binary=name == 'cue'):.1f}", flush=True)
    everything = examples(labelled)
    arrays = {}
    for name, setting in SETTINGS.items():
        weights = train(everything[name], setting, binary=name == "cue")
        places = np.flatnonzero(np.abs(weights) > SMALLEST).astype(np.int32)
        arrays |= {f"{name}_at": places, f"{name}_weight": weights[places].astype(np.float16)}
    (DATA / "models").mkdir(exist_ok=True)
    np.savez_compressed(DATA / "models" / "attribution.npz", **arrays)
    write_gate(labelled)


if __name__ == "__main__":
    if sys.argv[2:] == ["--gate"]:
        write_gate(list(read(Path(sys.argv[1]) / "data" / "polnear" / "train.jsonl.gz")))
    else:
        main(Path(sys.argv[1]))
