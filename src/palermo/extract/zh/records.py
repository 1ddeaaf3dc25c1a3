"""Reporting frames of a Chinese paragraph as attribution records."""

from collections.abc import Iterator, Sequence

from palermo.extract.zh.clauses import Clause
from palermo.extract.zh.frames import Frame
from palermo.extract.zh.paragraph import Paragraph
from palermo.records import Attribution, AttributionKind, Span


def attributions_of(
    document: str, reading: Paragraph, clauses: Sequence[Clause], frames: Sequence[Frame]
) -> Iterator[Attribution]:
    """Yield an attribution for each frame that governs something; offsets are those of the document."""
    for frame in frames:
        content = _content(reading, clauses, frame)
        if not content:
            continue
        source = frame.source
        named = source is not None and source.end > source.start
        yield Attribution(
            document,
            (reading.at(source.start, source.end),) if source is not None and named else (),
            (reading.at(*frame.cue),),
            content,
            sum(f.first <= frame.clause < f.last for f in frames if f is not frame and f.clause < frame.clause),
            _kind(reading, clauses, frame),
        )


def _content(reading: Paragraph, clauses: Sequence[Clause], frame: Frame) -> tuple[Span, ...]:
    """Return what a frame governs: runs of clauses, quoted speech apart from what stands outside."""
    spans: list[tuple[int, int, int | None]] = []
    for n in range(frame.first, frame.last):
        clause = clauses[n]
        start = clause.start
        if n == frame.clause:
            if frame.inside is None:
                continue
            start = frame.inside
        if start >= clause.end:
            continue
        if spans and spans[-1][2] == clause.quote:
            spans[-1] = (spans[-1][0], clause.end, clause.quote)
        else:
            spans.append((start, clause.end, clause.quote))
    return tuple(reading.at(low, high) for low, high, _ in spans)


def _kind(reading: Paragraph, clauses: Sequence[Clause], frame: Frame) -> AttributionKind:
    if frame.form in ("according_to", "agentless"):
        return "according_to" if frame.form == "according_to" else "agentless"
    if frame.form == "act":
        return "nominal"
    quoted = [clauses[n].quote is not None for n in range(frame.first, frame.last) if n != frame.clause]
    if frame.inside is None and quoted and all(quoted):
        return "direct"
    low = frame.inside if frame.inside is not None else clauses[min(frame.first, len(clauses) - 1)].start
    high = clauses[max(frame.last - 1, frame.clause if frame.inside is not None else 0)].end
    partly = any(quote.start < high and low < quote.end for quote in reading.quotes)
    return "mixed" if partly or any(quoted) else "indirect"
