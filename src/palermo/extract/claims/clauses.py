"""Clauses: the stretches of a sentence that state something of their own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from palermo.extract.claims.wording import load_wording
from palermo.extract.syntax import tokens_between
from palermo.records import Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_FINITE = ("VBD", "VBZ", "VBP")
_CONTENT = ("ccomp", "parataxis")
_QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("(", ")"), ("[", "]"))
_MARK = re.compile(r"\s*[(\[]\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*[)\]]\s*")
_EDGES = " \t\r\n\f\v\u00a0.,;:–—-*_#"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its range in the sentence, the token that heads it and its own tokens.

    `content` is true where a reporting frame introduces the clause.
    """

    start: int
    end: int
    head: Token
    tokens: tuple[Token, ...]
    content: bool = False


def cut_clauses(parse: Doc, frames: Iterable[Span], contents: Iterable[Span]) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in text order, none overlapping another.

    `frames` are the spans of sources and cues, `contents` those of what they introduce, all counted from the
    start of the sentence. Frames belong to no clause. Clauses joined by "and", ";" or "while" are apart where
    the second has a subject of its own, or each has a figure.
    """
    edges, contents, all_tokens = tuple(frames), tuple(contents), list(parse)
    framed = {t.i for t in all_tokens if any(span.start <= t.idx < span.end for span in edges)} if edges else set()
    starts = _content_heads(parse, contents)
    heads = {token.i for token in all_tokens if _is_head(token, framed)} | starts
    owned: dict[int, list[Token]] = {}
    for token in all_tokens:
        if token.i not in framed and not token.is_space:
            owned.setdefault(_owner(token, heads), []).append(token)
    clauses = (_clause(parse, head, tokens, content=head in starts) for head, tokens in owned.items())
    clipped = (_clipped(c, contents) for c in clauses if c is not None)
    return _joined(_apart(sorted(clipped, key=lambda c: (c.start, -c.end))))


def _clipped(clause: Clause, contents: Sequence[Span]) -> Clause:
    """Return a clause that a frame introduces without what sticks out of the content."""
    holding = [span for span in contents if span.start <= clause.head.idx < span.end]
    if not clause.content or not holding:
        return clause
    span = min(holding, key=lambda s: s.end - s.start)
    return _between(clause, max(clause.start, span.start), min(clause.end, span.end))


def _joined(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return the clauses, a verb without a subject put back to the one a comma before it."""
    done: list[Clause] = []
    for clause in clauses:
        last = done[-1] if done else None
        bare = clause.head.tag_ in _FINITE and not any(c.dep_ in _SUBJECTS for c in clause.head.children)
        bare = bare or (last is not None and _charge(last, clause))
        if last is not None and bare and last.content == clause.content and _comma_between(last, clause):
            done[-1] = Clause(last.start, clause.end, last.head, (*last.tokens, *clause.tokens), last.content)
        else:
            done.append(clause)
    return tuple(done)


def over(clauses: Sequence[Clause], spans: Iterable[Span]) -> tuple[Clause, ...]:
    """Return the clauses; those that a span opens the first of and lies across are one, up to where it ends."""
    found = list(clauses)
    for span in spans:
        met = [c for c in found if c.start < span.end and span.start < c.end]
        if len(met) > 1 and met[0].start == span.start:
            tokens = tuple(t for c in met for t in c.tokens)
            whole = Clause(met[0].start, met[-1].end, met[0].head, tokens, met[0].content)
            found = [c for c in found if c not in met[1:]]
            found[found.index(met[0])] = whole
    return tuple(found)


def _charge(last: Clause, clause: Clause) -> bool:
    """Return whether a clause is what goes with the thing told before it: "accused guards | of beating men"."""
    both = last.content and clause.content and clause.head.dep_ == "prep"
    return both and last.head.head.i == clause.head.head.i != last.head.i


def _comma_between(last: Clause, clause: Clause) -> bool:
    gap = last.head.doc.text[last.end : clause.start]
    return gap.strip() in ("", ",") and len(gap) <= 2  # noqa: PLR2004 a comma and a space


def _content_heads(parse: Doc, contents: Iterable[Span]) -> set[int]:
    """Return, for each content, the token in it whose head is outside: where the content hangs."""
    heads: set[int] = set()
    for span in contents:
        inside = [t for t in tokens_between(parse, span.start, span.end) if not t.is_punct and not t.is_space]
        tops = [t for t in inside if t.head.i == t.i or not span.start <= t.head.idx < span.end]
        heads.update(t.i for t in tops if t.dep_ not in ("mark", "cc", "advmod", "punct"))
    return heads


def _is_head(token: Token, framed: set[int]) -> bool:
    if token.dep_ == "ROOT":
        return True
    if token.pos_ not in ("VERB", "AUX") or token.i in framed:
        return False
    if token.dep_ in ("conj", *_CONTENT):
        return _own_subject(token) or (token.dep_ == "conj" and _own_figure(token))
    return token.dep_ == "advcl" and _own_subject(token) and _joining(token)


def _own_subject(token: Token) -> bool:
    """Return whether a verb has a subject of its own; "their bodies" leans on the clause before."""
    return any(child.dep_ in _SUBJECTS and not _leaning(token, child) for child in token.children)


def _leaning(verb: Token, subject: Token) -> bool:
    """Return whether the subject of a joined verb is that of the first again, or something of its."""
    if verb.dep_ != "conj":
        return False
    return subject.tag_ == "PRP" or any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in subject.children)


def _joining(token: Token) -> bool:
    marks = load_wording().joining_marks
    return any(c.dep_ == "mark" and c.lower_ in marks for c in token.children)


def _own_figure(token: Token) -> bool:
    here = any(t.pos_ == "NUM" for t in token.subtree)
    inside = {t.i for t in token.subtree}
    return here and any(t.pos_ == "NUM" and t.i not in inside for t in token.head.subtree)


def _owner(token: Token, heads: set[int]) -> int:
    while token.i not in heads and token.head.i != token.i:
        token = token.head
    return token.i


def _clause(parse: Doc, head: int, tokens: list[Token], *, content: bool) -> Clause | None:
    words = [t for t in tokens if not t.is_punct]
    if not words:
        return None
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return Clause(start, end, parse[head], tuple(tokens), content)


def _apart(clauses: list[Clause]) -> tuple[Clause, ...]:
    """Return the clauses so that none overlaps: one inside another is cut off at the edge it is nearer to."""
    done: list[Clause] = []
    for clause in clauses:
        if done and clause.start < done[-1].end:
            last = done[-1]
            if clause.end >= last.end or _mostly_before(last, clause):
                done[-1] = _between(last, last.start, clause.start)
            else:
                done[-1] = Clause(last.start, last.end, last.head, (*last.tokens, *clause.tokens), last.content)
                continue
        done.append(clause)
    return tuple(c for c in done if c.end > c.start)


def _mostly_before(outer: Clause, inner: Clause) -> bool:
    after = sum(t.idx >= inner.end and not t.is_punct for t in outer.tokens)
    return after == 0


def _between(clause: Clause, start: int, end: int) -> Clause:
    kept = tuple(t for t in clause.tokens if start <= t.idx < end)
    inside = {t.i for t in kept}
    head = (
        clause.head if clause.head.i in inside else next((t for t in kept if t.head.i not in inside), clause.head)
    )
    return Clause(start, end, head, kept, clause.content)


def split_at(clause: Clause, marks: Sequence[Span]) -> Iterator[Clause]:
    """Yield the parts of a clause between reference marks: each has stated its own by the mark."""
    start = clause.start
    for mark in marks:
        if start < mark.start and mark.end < clause.end:
            yield _between(clause, start, mark.start)
            start = mark.end
    yield _between(clause, start, clause.end) if start > clause.start else clause


def tighten(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range without openers, reference marks, punctuation and lone quotation marks at its edges."""
    before = (-1, -1)
    while before != (start, end):
        before = (start, end)
        start, end = _trim(text, start, end)
        wording = load_wording()
        start += sum(hit.end for hit in wording.opener.hits(text[start:end]))
        end = min((start + hit.start for hit in wording.closer.hits(text[start:end])), default=end)
        start, end = _unquoted(text, start, end)
    return start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    leading = _MARK.match(text, start, end)
    start = leading.end() if leading else start
    trailing = [m for m in _MARK.finditer(text, start, end) if m.end() == end]
    end = trailing[-1].start() if trailing else end
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    for opening, closing in _QUOTES:
        piece = text[start:end]
        if len(piece) < 2:  # noqa: PLR2004 a pair of marks
            break
        opened, closed = piece[0] in (opening, closing), piece[-1] in (opening, closing)
        at = piece.find(closing, 1)
        if opened and at in (-1, len(piece) - 1):
            start, end = start + 1, end - closed
        elif closed and not opened and _lone(piece, opening, closing):
            end -= 1
    return start, end


def _lone(piece: str, opening: str, closing: str) -> bool:
    """Return whether the mark that ends a piece closes nothing in it; a possessive's is no mark."""
    possessive = closing in "’'" and piece[-2] == "s"
    inside = piece[:-1]
    paired = inside.count(opening) % 2 if opening == closing else inside.count(opening) > inside.count(closing)
    return not paired and not possessive
