"""Who says a claim, voted on: the grammar's chain, the sources that the reader marks, or the page itself."""

from collections.abc import Callable, Iterator, Sequence

from palermo.extract.reader import Seen
from palermo.extract.votes.learnt import FAINT, Votes, logit
from palermo.records import ChainLink, Claim, Span

Chain = tuple[ChainLink, ...]
SourcesAt = Callable[[Span], Chain]
_TWO = 2
# How much likelier another chain must be than the grammar's.
_SURER = 0.2
# How far from a claim, in characters, a source stands beside it.
_BESIDE, _FAR = 160, 600


def nobody(span: Span) -> Chain:  # noqa: ARG001 what a language answers that names no sources
    """Return no source."""
    return ()


def sourced(seen: Seen | None, sources: SourcesAt) -> tuple[Chain, ...]:
    """Return the chains that the reader's sources of a span make, each once: all, the nearest, the outermost."""
    if seen is None or not seen.sources:
        return ()
    named = [sources(Span(start, end)) for start, end, _ in seen.sources]
    whole = tuple({link.source: link for links in named for link in links}.values())
    return tuple(dict.fromkeys(chain for chain in (whole, named[-1], named[0]) if chain))


def voted_chain(claim: Claim, seen: Seen | None, others: Sequence[Chain], votes: Votes) -> Chain:
    """Return the likeliest chain of a claim; the grammar's where the reader saw nothing. Ranks keep theirs."""
    if seen is None or claim.tier is not None or votes.chain is None:
        return claim.chain
    scored = {c: votes.chain.chance(chain_features(c, claim, seen)) for c in chains_of(claim, others)}
    best = max(scored, key=lambda c: (scored[c], c == claim.chain))
    return best if scored[best] - scored[claim.chain] > _SURER else claim.chain


def chains_of(claim: Claim, others: Sequence[Chain]) -> tuple[Chain, ...]:
    """Return the chains that a claim may have, the grammar's first, each once."""
    parts = (claim.chain[-1:], claim.chain[:1]) if len(claim.chain) > 1 else ()
    return tuple(dict.fromkeys((claim.chain, *parts, *others, ())))


def chain_features(chain: Chain, claim: Claim, seen: Seen) -> dict[str, float]:
    """Return what tells whether a chain is right: how many links, whose words, how near, and who proposes it."""
    own, count = claim.chain, min(_TWO, len(chain))
    met = [_chance_of(link, seen) for link in chain]
    same = bool(chain) and [link.source for link in chain] == [link.source for link in own]
    language = "zh_" if claim.language.startswith("zh") else ""
    found = {
        "links": logit(seen.links[count]),
        "count_1": float(count == 1),
        "count_2": float(count == _TWO),
        "grammar": float(chain == own),
        "grammar_none": float(not chain and not own),
        "grammar_some": float(bool(chain) and same),
        "source": sum(map(logit, met)) / len(met) if met else 0.0,
        "source_last": logit(met[-1]) if met else 0.0,
        "missed": float(not chain and bool(seen.sources)) * max((c for *_, c in seen.sources), default=0.0),
        "unnamed": float(any(link.source.endswith("(unnamed)") for link in chain)),
        "ruled_verbatim": float(bool(chain) and claim.verbatim is not False),
        **_nearness(chain, claim),
    }
    return {**found, **{f"{language}{name}": value for name, value in found.items() if language}}


def _nearness(chain: Chain, claim: Claim) -> dict[str, float]:
    gaps = list(_gaps(chain, claim))
    return {
        "inside": float(any(gap == 0 for gap in gaps)),
        "beside": float(bool(gaps) and min(gaps) <= _BESIDE),
        "far": float(bool(gaps) and min(gaps) > _BESIDE),
        "very_far": float(bool(gaps) and min(gaps) > _FAR),
        "after": float(any(link.start is not None and link.start >= claim.end for link in chain)),
        "nowhere": float(bool(chain) and not gaps),
    }


def _gaps(chain: Chain, claim: Claim) -> Iterator[int]:
    for link in chain:
        if link.start is not None and link.end is not None:
            yield max(0, claim.start - link.end, link.start - claim.end)


def _chance_of(link: ChainLink, seen: Seen) -> float:
    """Return the reader's chance of the words that a link stands at, small where it marked others or none."""
    if link.start is None or link.end is None:
        return FAINT
    return max((c for s, e, c in seen.sources if link.start < e and s < link.end), default=FAINT)
