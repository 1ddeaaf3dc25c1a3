"""The abuses that a Chinese clause speaks of."""

from functools import lru_cache

from palermo.extract.claims.coding_rules import BESIDE, exact, outermost
from palermo.extract.zh.lists import LANGUAGE
from palermo.words.abuses import AbuseHit, blanked, load_abuses


@lru_cache(maxsize=64)
def mask(text: str) -> str:
    """Return the text, same length, without the names of laws and bodies and arrests of offenders."""
    abuses = load_abuses(LANGUAGE)
    return blanked(abuses.mask(text), abuses.harmless)


def find_codes(masked: str) -> tuple[AbuseHit, ...]:
    """Return what a masked clause speaks of, in the order of the vocabulary, then of the text."""
    return tuple(hit for hit in load_abuses(LANGUAGE).hits(masked) if hit.code not in BESIDE)


def codes_of(masked: str, *, weak: bool) -> tuple[str, ...]:
    """Return the codes of a clause, each once; `weak` lets in words that need a doer, victim or place beside."""
    hits = outermost(load_abuses(LANGUAGE).hits(masked))
    strong = [hit for hit in hits if hit.strong]
    told = strong if strong or not weak else hits
    if all(hit.code in BESIDE for hit in told):
        return ()
    return exact(hit.code for hit in told)
