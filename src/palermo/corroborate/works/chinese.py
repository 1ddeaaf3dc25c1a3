"""Where a Chinese page speaks of a work: the body before its verb of publishing, or after a word of relying."""

import re
from collections.abc import Iterator, Sequence

from palermo.corroborate.works.mentions import NOUNS, Mention
from palermo.corroborate.works.vocabulary import work_words
from palermo.lexicons.patterns import Hit
from palermo.records import Span
from palermo.words.script import simplify

_SENTENCE = re.compile(r"[^。！？!?\n]+")
_CLAUSE = re.compile(r"[^，,；;：:“”‘’\"()（）]+")
_BODY = re.compile(r"[\u3400-\u9fffA-Za-z·《》 ]{2,16}")
_SHORTEST = 2


def chinese_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences and lines of a Chinese text, in order, blank ones left out."""
    return tuple(Span(*match.span()) for match in _SENTENCE.finditer(text) if match[0].strip())


def chinese_mentions(text: str, told: Sequence[Span]) -> Iterator[Mention]:
    """Yield the works that the sentences of a Chinese text name with who made them, in text order."""
    plain = simplify(text)
    for number, span in enumerate(told):
        for clause in _CLAUSE.finditer(plain, span.start, span.end):
            yield from _of_clause(plain, text, Span(*clause.span()), number)


def _of_clause(plain: str, text: str, clause: Span, number: int) -> Iterator[Mention]:
    words, inside = work_words("zh"), plain[clause.start : clause.end]
    if words.found("unfinished", inside) or words.found("denies", inside):
        return
    nouns = sorted((hit, kind) for kind in NOUNS for hit in words.hits(kind, inside))
    leads = words.hits("from", inside)[:1]
    puts = words.hits("publishes", inside)[:1]
    for noun, kind in nouns[:1]:
        ends = min([noun.start, *(put.start for put in puts)])
        start = leads[0].end if leads and leads[0].end <= ends else 0
        if leads or puts:
            body = _body(inside, Hit(start, ends))
            if body is not None:
                span = Span(clause.start + body.start, clause.start + body.end)
                yield Mention(kind, frozenset({inside[body.start : body.end].strip("《》 ").casefold()}),
                              text[span.start : span.end], span, number)  # fmt: skip


def _body(inside: str, hit: Hit) -> Hit | None:
    """Return where a body is named, without days, and words such as "recently" beside it."""
    start, end = hit
    words = work_words("zh")
    for beside in words.hits("beside", inside[: hit.end]):
        if beside.start <= start < beside.end:
            start = beside.end
    for beside in reversed(words.hits("beside", inside[: hit.end])):
        if beside.start < end <= beside.end:
            end = beside.start
    named = inside[start:end].strip()
    is_body = _BODY.fullmatch(named) is not None and len(named.strip("《》")) >= _SHORTEST
    return Hit(start, end) if is_body and not words.found("no_body", named) else None
