"""The steps of governments that a text tells of, found by its clauses."""

from collections.abc import Iterator
from dataclasses import dataclass

from palermo.extract.efforts.clauses import Tongue, clauses_of
from palermo.extract.efforts.judging import Judged, judge_effort
from palermo.records import Span


@dataclass(frozen=True, slots=True)
class Step:
    """A step told by a clause: its range in the text that was read, a criterion it bears on, and how it is told.

    `action` is the kind of concrete action of that criterion.
    """

    span: Span
    criterion: str
    action: str
    judged: Judged


def tells_of_efforts(tongue: Tongue, text: str) -> bool:
    """Return whether a text is about the subject: only then are its steps any against trafficking."""
    return tongue.clauses.holds("context", text)


def find_steps(tongue: Tongue, text: str, start: int, end: int) -> Iterator[Step]:
    """Yield the steps of governments told between two places of a text, in text order, one a criterion."""
    for span, acting in clauses_of(tongue, text, start, end):
        clause = text[span.start : span.end]
        if not acting or tongue.clauses.holds("no_step", clause):
            continue
        judged = judge_effort(clause, language=tongue.language, before=text[start : span.start])
        if judged.firm:
            acts = zip(judged.criteria, judged.actions, strict=True)
            yield from (Step(span, criterion, action, judged) for criterion, action in acts)
