"""What a span says of a government's effort, where the span is given by a labeller.

What counts: every span labelled as an effort is judged by its words and those of its sentence before it. Criteria
are scored as sets of ids over all spans (F1; an id with a limb counts as its rule), direction and done by the
share of spans that agree. Two sets: the efforts of the Factbook's development texts, and the English and Chinese
efforts of the pages to learn from, which are news, columns and government prose.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from palermo.extract.efforts import Judged, judge_effort

# Where a sentence ends, roughly: a stop, an empty line, or the label of a field.
_END = re.compile(r"""[.!?]["”’)]?\s+(?=[A-Z“"])|\n\s*\n|\n(?=\w+ ?\w*:)|[。！？]""")
_REACH = 800


@dataclass(frozen=True, slots=True)
class Given:
    """A labelled effort: its words, those of the sentence before it, and what the labeller says of it."""

    words: str
    before: str
    language: str
    criteria: frozenset[str]
    direction: str
    done: str

    def judged(self) -> Judged:
        """Return what is read of it."""
        return judge_effort(self.words, language=self.language, before=self.before)


def measure(shared: Path) -> dict[str, float]:
    """Return the figures of both sets, out of a hundred."""
    pages = list(_pages(shared / "train"))
    sets = {
        "efforts_given.factbook": list(_factbook(shared / "data" / "efforts" / "dev.jsonl")),
        "efforts_given.pages": [given for given in pages if given.language == "en"],
        "efforts_given.pages_zh": [given for given in pages if given.language == "zh"],
    }
    return {f"{name}_{figure}": value for name, given in sets.items() for figure, value in figures(given).items()}


def figures(given: list[Given]) -> dict[str, float]:
    """Return criterion F1, direction and done of a set, out of a hundred."""
    judged = [(one, one.judged()) for one in given]
    hits = sum(len(one.criteria & set(found.criteria)) for one, found in judged)
    named = sum(len(one.criteria) + len(found.criteria) for one, found in judged)
    return {
        "criterion_f1": 200 * hits / named,
        "direction": 100 * sum(one.direction == found.direction for one, found in judged) / len(given),
        "done": 100 * sum(one.done == found.done for one, found in judged) / len(given),
    }


def _factbook(path: Path) -> Iterator[Given]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for label in row["statements"]:
            if label["kind"] == "effort":
                yield _given(row["text"], label, "en")


def _pages(folder: Path) -> Iterator[Given]:
    for path in sorted((folder / "labels").glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / "docs" / page["document"]).read_bytes().decode("utf-8")
        for label in page["efforts"]:
            yield _given(text, label, page["language"])


def _given(text: str, label: dict[str, object], language: str) -> Given:
    start, end = int(str(label["start"])), int(str(label["end"]))
    left = text[max(0, start - _REACH) : start]
    begin = max((match.end() for match in _END.finditer(left)), default=0)
    criteria = label["criterion"]
    ids = frozenset(_base(str(name)) for name in criteria) if isinstance(criteria, list) else frozenset()
    return Given(text[start:end], left[begin:], language, ids, str(label["direction"]), str(label["done"]))


def _base(criterion: str) -> str:
    rule = "sig.proof_of_failure"
    return rule if criterion.startswith(rule) else criterion


if __name__ == "__main__":
    import sys

    for _name, _value in measure(Path(sys.argv[1])).items():
        print(f"{_name} {_value:.1f}")
