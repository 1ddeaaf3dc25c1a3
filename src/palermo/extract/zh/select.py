"""Which statements of a Chinese page are claims, their exact span, certainty and codes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from palermo.extract.zh.codes import codes_of, find_codes, mask
from palermo.extract.zh.details import actor_hits, group_hits, has_figure, has_party
from palermo.extract.zh.lexicon import cutting
from palermo.extract.zh.lists import any_of
from palermo.extract.zh.marks import answers, negates, of_clause, redescribes, refuses, weakest
from palermo.extract.zh.paragraph import Paragraph
from palermo.extract.zh.pieces import Piece
from palermo.extract.zh.places import find_places
from palermo.extract.zh.tiers import find_ranks
from palermo.extract.zh.walk import Chain, Walk
from palermo.records import Certainty, Verbatim

_EDGES = " \t\u3000，、：:;；。“”\".'·—-–"
_SHORTEST = 5
_NEAR = 12  # characters between a party and the words of abuse of a noun phrase
# What may stand between a party and the abuse in a noun phrase, other parties left out.
_BETWEEN = re.compile(
    r"(?:的|在|对(?=[的犯实持])|和|与|、|等|该|当地|地区|境内|自治区|其他|所有|实施|犯下|持续|严重|系统性?|广泛|普遍|大规模"
    r"|性|中|里|由|国家|运营|之|受到|遭到|遭受|被|使用|参与|人民)*"
)
_POINTER = re.compile(r"[他她其它我你]|这[些个种样里]|那[些里]|该|当地|此类|上述|人员|船|受到|遭到|遭受|存在|发生")
_CLAUSAL = re.compile(r"存在|实施|进行|有[^，。]{2,}|犯下|使用|强迫|侵犯|关押|从|了")
# What makes an abuse the quality of a thing: 强迫劳动产品, 强迫劳动法案.
_THING = re.compile(r"(?:所?(?:生产|制造|制成))?的?(?:产品|商品|货物|制品|法案|法|业务|商业|交易|问题|受害者保护)")
_REACTION = re.compile(r"(?:对|就|对于)(?P<what>[^，。；]{4,60}?)$")


@dataclass(frozen=True, slots=True)
class Selected:
    """A claim within a paragraph: its range, chain, certainty and codes."""

    start: int
    end: int
    chain: Chain
    certainty: Certainty
    codes: tuple[str, ...]
    verbatim: Verbatim


def select(reading: Paragraph, piece: Piece, walk: Walk) -> Iterator[Selected]:
    """Yield the claims of a statement; none for steps, wishes, law and opinion."""
    text = reading.text[piece.start : piece.end]
    masked = mask(text)
    denied = _denied(piece, text)
    codes = codes_of(masked, weak=has_party(text))
    if denied:
        yield from _denial(reading, piece, codes)
        return
    if reading.heading and not piece.spoken.chain and redescribes(text):
        low, high = _trimmed(reading, piece.start, piece.end)
        walk.unsaid.add(reading.at(low, high).start)
        yield Selected(low, high, (), "denied", codes, _verbatim(reading, low, high))
        return
    if walk.ranks and find_ranks(text, year=walk.year):
        yield _made(reading, piece, *_trimmed(reading, piece.start, piece.end), codes)
        return
    if not codes:
        return
    if piece.spoken.asks or tells_steps(masked):
        for low, high in _noun_phrases(text, masked):
            part = codes_of(masked[low:high], weak=True)
            if part:
                yield _made(reading, piece, piece.start + low, piece.start + high, part)
        return
    low, high = _trimmed(reading, *_reaction(reading, piece))
    kept = codes_of(mask(reading.text[low:high]), weak=True)
    if kept and high - low >= _SHORTEST and _states(reading.text[low:high]):
        yield _made(reading, piece, low, high, kept)


def tells_steps(masked: str) -> bool:
    """Return whether a statement tells of steps, wishes or law."""
    return cutting().steps.found(masked)


def _states(text: str) -> bool:
    """Return whether words that name an abuse say who, where or how many."""
    return has_party(text) or has_figure(text) or _POINTER.search(text) is not None


def _denied(piece: Piece, text: str) -> bool:
    last = piece.spoken.chain[-1] if piece.spoken.chain else None
    return piece.spoken.denied or negates(text) or (bool(answers(text, last)) and not tells_steps(text))


def _denial(reading: Paragraph, piece: Piece, codes: tuple[str, ...]) -> Iterator[Selected]:
    """Yield a denial: what the denier says is so, or, where that is no clause, the verb with its denier."""
    text = reading.text[piece.start : piece.end]
    cue = piece.spoken.cue
    start = piece.start
    clausal = redescribes(text) or (bool(codes) and _CLAUSAL.search(text) is not None)
    if cue is not None and piece.spoken.denied and not clausal:
        start = max(cue.start, piece.clause)
    elif cue is None and not (redescribes(text) or refuses(text) or codes):
        return
    low, high = _trimmed(reading, start, piece.end)
    if high - low >= _SHORTEST:
        yield Selected(low, high, piece.spoken.chain, "denied", codes, _verbatim(reading, low, high))


def _made(reading: Paragraph, piece: Piece, low: int, high: int, codes: tuple[str, ...]) -> Selected:
    text = reading.text[low:high]
    classes = [*piece.spoken.classes, *of_clause(text)]
    if piece.spoken.agentless and not classes:
        classes.append("reported")
    if negates(text):
        classes.append("denied")
    return Selected(low, high, piece.spoken.chain, weakest(tuple(classes)), codes, _verbatim(reading, low, high))


def _reaction(reading: Paragraph, piece: Piece) -> tuple[int, int]:
    """Return the range of what a source reacts to (对…表示关切), else the whole statement."""
    text = reading.text[piece.start : piece.end]
    for hit in cutting().reactions.hits(text):
        match = _REACTION.search(text[: hit.start])
        if match is not None:
            return piece.start + match.start("what"), piece.start + match.end("what")
    return piece.start, piece.end


def _noun_phrases(text: str, masked: str) -> Iterator[tuple[int, int]]:
    """Yield noun phrases that take an abuse as fact: a party, the abuse, and the noun that closes it."""
    if any_of("certainty", "not").search(text):
        return
    parties = sorted(
        [(h.start, h.end) for h in (*group_hits(text), *actor_hits(text))]
        + [(at.start, at.end) for _, _, at in find_places(text)]
    )
    done = 0
    for found in sorted(find_codes(masked)):
        near = [p for p in parties if done <= p[0] and 0 <= found.start - p[1] <= _NEAR]
        near = [p for p in near if _BETWEEN.fullmatch(_without(text, p[1], found.start, parties))]
        if found.start < done or not near:
            continue
        closing = cutting().nominal.match(text, found.end)
        done = closing.end() if closing else found.end
        if _THING.match(text, done):
            continue
        yield near[0][0], done


def _without(text: str, low: int, high: int, parties: Sequence[tuple[int, int]]) -> str:
    return "".join(
        letter for n, letter in enumerate(text[low:high], low) if not any(a <= n < b for a, b in parties)
    )


def _trimmed(reading: Paragraph, low: int, high: int) -> tuple[int, int]:
    """Return a range without openings and closings that are no part of the statement."""
    text, words = reading.text, cutting()
    while low < high:
        while low < high and (text[low] in _EDGES) and not _opens_term(reading, low):
            low += 1
        while high > low and (text[high - 1] in _EDGES) and not _closes_term(reading, high):
            high -= 1
        match = words.opening.match(text, low, high)
        if match is None or match.end() >= high - _SHORTEST:
            break
        low = match.end()
    closing = words.closing.search(text[low:high])
    return low, low + closing.start() if closing and closing.start() >= _SHORTEST else high


def _opens_term(reading: Paragraph, at: int) -> bool:
    return any(q.start == at + 1 for q in reading.quotes)


def _closes_term(reading: Paragraph, high: int) -> bool:
    return any(q.end == high - 1 for q in reading.quotes)


def _verbatim(reading: Paragraph, low: int, high: int) -> Verbatim:
    if any(q.start <= low and high <= q.end for q in reading.quotes):
        return True
    return "partly" if any(q.start < high and low < q.end for q in reading.quotes) else False
