"""Words that make a statement less than certain, found by a word list and by what stands around them."""

from palermo.extract.hedges.candidates import candidates, tokens
from palermo.extract.hedges.model import hedge_model
from palermo.records import Span

__all__ = ["find_hedges"]


def find_hedges(sentence: str) -> tuple[Span, ...]:
    """Return the hedges of an English sentence in text order; they do not overlap, and there may be none.

    A hedge is a word or phrase by which the writer leaves open whether what is said is so. Learnt from the
    BioScope corpus (Szarvas et al. 2008), whose marks of speculation are its measure; see `docs/measures.md`.
    """
    model = hedge_model()
    words = tokens(sentence)
    found = candidates(words, model.phrases)
    hits = (at for at in found if model.hedges(words, at, alone=len(found) == 1))
    return tuple(Span(words[at.first].start, words[at.last].end) for at in hits)
