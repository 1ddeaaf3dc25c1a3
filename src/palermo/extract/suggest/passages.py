"""The passages of a document that a model is shown one at a time."""

from collections.abc import Iterator

from palermo.records import Document, Span

# Characters a passage: some 1,000 English words, which leaves a small model's window room for the reply.
_LONGEST = 6_000


def find_passages(document: Document) -> tuple[Span, ...]:
    """Return the passages of a document in order: runs of whole segments, running heads and page numbers left out.

    Shapes: passages do not overlap and none is longer than 6,000 characters; a longer segment is cut. Empty
    for a document without text.
    """
    passages: list[Span] = []
    follows = False
    for segment in document.segments:
        if segment.kind == "margin":
            follows = False
            continue
        for piece in _pieces(document.text, segment.start, segment.end):
            if follows and piece.end - passages[-1].start <= _LONGEST:
                passages[-1] = Span(passages[-1].start, piece.end)
            else:
                passages.append(piece)
            follows = True
    return tuple(span for span in passages if document.text[span.start : span.end].strip())


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a segment whole, or cut behind the last white space that lets each piece be short enough."""
    while end - start > _LONGEST:
        space = max(text.rfind(mark, start + 1, start + _LONGEST) for mark in (" ", "\n"))
        cut = space + 1 if space > 0 else start + _LONGEST
        yield Span(start, cut)
        start = cut
    yield Span(start, end)
