"""The attributions of one document, as records."""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
import re2
from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc

from palermo.datafiles import load_yaml
from palermo.extract.attribution.columns import symbol
from palermo.extract.attribution.decide import Found, decide
from palermo.extract.attribution.ruled import with_rules
from palermo.extract.attribution.spans import content_rows, spans_of
from palermo.extract.attribution.table import Table, build_table
from palermo.extract.sentences import Sentence
from palermo.records import Attribution, AttributionKind, Document

# Probability of a cue above which it is taken: the best F1 of whole attributions on the last tenth of PolNeAR's
# training half (tools/train_attribution.py prints it).
LEAST = 0.4


class _Gate(BaseModel):
    """Word forms that may open an attribution; a sentence without any of them or a quotation is not parsed."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    forms: tuple[str, ...]


@cache
def _gate() -> "re2._Regexp[str]":
    forms = "|".join(load_yaml("lexicons/en/attribution.yaml", _Gate).forms)
    return re2.compile(rf"(?i)[“”\"„«»:]|''|\b(?:{forms})\b")


def needs_parse(document: Document, sentences: Sequence[Sentence]) -> tuple[bool, ...]:
    """Return for each sentence whether `find_attributions` wants its parse: it holds a cue word or a quotation."""
    if not document.language.startswith(("en", "und")):
        return (False,) * len(sentences)
    return tuple(_gate().search(document.text[s.start : s.end]) is not None for s in sentences)


def find_attributions(
    document: Document, sentences: Sequence[Sentence], parses: Sequence[Doc | None]
) -> tuple[Attribution, ...]:
    """Return the attributions of a document, in order of their cue; one without content is none.

    `parses` holds one Doc for each sentence, or None where `needs_parse` said it is not wanted. Scores are the
    model's probability that the cue is one. Source: Pareti 2015 for the parts of an attribution; the models are
    linear, trained on the training half of PolNeAR (Newell, Margolin and Ruths 2018).
    """
    table = build_table(document, sentences, parses)
    found = () if table is None else tuple(_records(document, table, decide(table, least=LEAST)))
    return with_rules(document, sentences, parses, found)


def _records(document: Document, table: Table, found: Found) -> Iterator[Attribution]:
    levels = _levels(found)
    for place in range(len(found.score)):
        rows = content_rows(table, found, place)
        if not len(rows):
            continue
        source = np.arange(found.source_low[place], found.source_high[place])
        yield Attribution(
            document.document,
            spans_of(table, source),
            spans_of(table, np.arange(found.cues.low[place], found.cues.high[place])),
            spans_of(table, rows, quotes=True),
            levels[place],
            _kind(table, found, place, rows),
            round(float(found.score[place]), 3),
        )


def _levels(found: Found) -> list[int]:
    """Return for each attribution how many others hold its cue in their content.

    Its own may stand around it ("The men, he said, were beaten") and does not count.
    """
    head = found.cues.head[:, None]
    inside = (found.content_low <= head) & (head < found.content_high)
    np.fill_diagonal(inside, val=False)
    return [int(level) for level in inside.sum(axis=1)]


def _kind(table: Table, found: Found, place: int, rows: "np.typing.NDArray[np.int64]") -> AttributionKind:
    head = found.cues.head[place]
    quoted = (table.quote[rows] >= 0) & (table.quote[rows] != table.quote[head])
    if table.lower[head] == symbol("according"):
        return "according_to"
    if quoted[table.word[rows]].all():
        return "direct"
    if found.source_low[place] < 0:
        return "agentless"
    if table.pos[head] in (symbol("NOUN"), symbol("PROPN")):
        return "nominal"
    return "mixed" if quoted.any() else "indirect"
