"""The abuses that a Chinese clause speaks of."""

import re
from functools import lru_cache
from typing import NamedTuple

from palermo.extract.zh.lexicon import abuses

PATTERN = "state_policy_or_pattern"


class Found(NamedTuple):
    """One place where a clause speaks of an abuse; `strong` when the words alone state it."""

    start: int
    end: int
    code: str
    strong: bool


@lru_cache(maxsize=64)
def mask(text: str) -> str:
    """Return the text, same length, with the names of laws, bodies and events blanked."""
    for hit in reversed(abuses().never.hits(text)):
        text = text[: hit.start] + re.sub(r"[^，。；！？：“”]", "_", text[hit.start : hit.end]) + text[hit.end :]
    return text


def find_codes(masked: str) -> tuple[Found, ...]:
    """Return what a masked clause speaks of, in the order of the vocabulary, then of the text."""
    found: list[Found] = []
    for code, strong, weak in abuses().entries:
        found += [Found(*hit, code, strong=True) for hit in strong.hits(masked)]
        if weak is not None:
            found += [Found(*hit, code, strong=False) for hit in weak.hits(masked)]
    return tuple(found)


# Codes that a stronger one beside them makes needless.
_COVERED = {
    "arbitrary_detention": ("mass_detention",),
    "trafficking_in_persons": ("sex_trafficking", "labour_trafficking"),
    "physical_violence": ("torture", "killing"),
}


def codes_of(masked: str, *, weak: bool) -> tuple[str, ...]:
    """Return the codes of a clause, each once; `weak` lets in words that need a doer, victim or place beside."""
    if not abuses().gate.found(masked):
        return ()
    names = tuple(dict.fromkeys(f.code for f in find_codes(masked) if f.strong or weak))
    kept = tuple(n for n in names if not any(other in names for other in _COVERED.get(n, ())))
    return (*kept, PATTERN) if kept and abuses().pattern.found(masked) else kept
