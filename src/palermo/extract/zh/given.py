"""Who says a given span of a Chinese document, how firmly, and what its words name."""

from palermo.extract.zh.details import Detail, find_detail
from palermo.extract.zh.marks import (
    answers,
    cue_marks,
    denials,
    hedges,
    names_abuse,
    rejects,
    weakest,
)
from palermo.extract.zh.page import ChineseReading, ReadParagraph
from palermo.extract.zh.walk import Spoken
from palermo.records import Certainty, ChainLink, Span
from palermo.words.script import simplify

_DENIAL_VERB = "cue.denied"


def chain_at(reading: ChineseReading, span: Span) -> tuple[ChainLink, ...]:
    """Return who says a span, outermost first; empty where the page says it itself.

    Offsets of span and links are those of `Document.text`.
    """
    held, spoken = reading.holding(span), _governing(reading, span)
    if held is None or spoken is None:
        return ()
    alluded = (
        spoken.chain and spoken.chain[-1].kind == "document" and spoken.chain[-1].source.endswith("(unnamed)")
    )
    if alluded and held.paragraph.heading and reading.walk.first_made:
        return reading.walk.first_made  # A headline is read with the page: 调查 there is the one the body names.
    return spoken.chain


def certainty_at(
    reading: ChineseReading, span: Span, chain: tuple[ChainLink, ...]
) -> tuple[Certainty, tuple[str, ...]]:
    """Return how firmly a span is stated, and the ids of the entries that say so, under a chain of sources.

    The weakest mark decides: those in the span, and those of the verbs of saying over it. `unclear` where a
    verb that rejects meets a statement that is itself a denial, or where one who is not accused answers.
    """
    text = _text(reading, span)
    kind = chain[-1].kind if chain else None
    spoken = _governing(reading, span)
    cues = () if spoken is None else spoken.cues
    said = tuple(mark for cue in cues for mark in cue_marks(cue))
    own = denials(text)
    if own and (doubled := _doubled(f"{cues[-1] if cues else ''}{text}")):
        return "unclear", doubled
    if own or (said and said[-1][0] == "denied"):
        return _denied(cues, own, accused=kind in ("government", "company", None) or not names_abuse(text))
    answered = answers(text, chain[-1] if chain else None)
    if answered:
        return "denied", answered
    marks = (*hedges(text), *said)
    decided = weakest(tuple(name for name, _ in marks))
    return decided, tuple(dict.fromkeys(id_ for name, id_ in marks if name == decided))


def detail_at(reading: ChineseReading, span: Span) -> Detail:
    """Return the groups, places, doers, goods, technologies and dates that the words of a span name."""
    quote = reading.document.text[span.start : span.end]
    return find_detail(simplify(quote), quote)


def _doubled(text: str) -> tuple[str, ...]:
    """Return the ids by which a denial of a denial is told: the direction of what is meant cannot be told."""
    return tuple(id_ for name, id_ in hedges(text) if name == "unclear")


def _denied(cues: tuple[str, ...], own: tuple[str, ...], *, accused: bool) -> tuple[Certainty, tuple[str, ...]]:
    """Return the class of a statement that denies, or that a verb of denying governs."""
    verb = cues[-1] if cues else ""
    denies = any(name == "denied" for name, _ in cue_marks(verb))
    if denies and not own and not rejects(verb) and not accused:
        return "unclear", (_DENIAL_VERB,)
    return "denied", (*own, *((_DENIAL_VERB,) if denies else ()))


def _governing(reading: ChineseReading, span: Span) -> Spoken | None:
    """Return what governs the clause that shares most with a span, the first of equals; None outside."""
    held = reading.holding(span)
    if held is None:
        return None
    numbers = held.clauses_in(span)
    return held.spoken[max(numbers, key=lambda n: (_shared(held, n, span), -n))] if numbers else None


def _shared(held: ReadParagraph, number: int, span: Span) -> int:
    clause = held.clauses[number]
    start = (
        max(clause.start, held.spoken[number].start) if held.spoken[number].start < clause.end else clause.start
    )
    own = held.paragraph.at(start, clause.end)
    return min(own.end, span.end) - max(own.start, span.start)


def _text(reading: ChineseReading, span: Span) -> str:
    """Return the words of a span in simplified characters, with what its first clause says just before it."""
    held = reading.holding(span)
    quote = simplify(reading.document.text[span.start : span.end])
    numbers = () if held is None else held.clauses_in(span)
    if held is None or not numbers:
        return quote
    clause, over = held.clauses[numbers[0]], held.spoken[numbers[0]]
    low = over.start if clause.start <= over.start < clause.end else clause.start
    opens = held.paragraph.at(low, clause.end).start
    return simplify(reading.document.text[opens : span.start]) + quote if opens < span.start else quote
