"""How firmly a Chinese claim is made: the weakest of its marks and of the cue over it."""

import re

from palermo.extract.chinese.lexicon import certainties
from palermo.lexicons.patterns import Hit
from palermo.records import Certainty


def weakest(classes: tuple[Certainty, ...]) -> Certainty:
    """Return the weakest of the classes, `asserted` for none."""
    return max(classes, key=certainties().order.index, default="asserted")


def of_clause(text: str) -> tuple[Certainty, ...]:
    """Return the classes whose marks stand in a clause (simplified), weakest first."""
    words = certainties()
    for hit in words.not_hedges.hits(text):
        text = text[: hit.start] + re.sub(r"\w", "_", text[hit.start : hit.end]) + text[hit.end :]
    hits = [(name, hit) for name, pattern in words.clause if name != "denied" for hit in pattern.hits(text)]
    return tuple(dict.fromkeys(name for name, hit in hits if not any(_holds(other, hit) for _, other in hits)))


def _holds(longer: Hit, hit: Hit) -> bool:
    """Return whether one mark is part of a longer one: 可能 in 很可能."""
    return longer != hit and longer.start <= hit.start and hit.end <= longer.end


def of_cue(text: str) -> tuple[Certainty, ...]:
    """Return the classes that a reporting cue sets; none for a neutral one or one that condemns a fact."""
    words = certainties()
    found = tuple(name for name, pattern in words.cue if pattern.found(text))
    return () if found == ("alleged",) and words.flat.found(text) else found


def denies(cue: str) -> bool:
    """Return whether a verb answers an accusation with no."""
    return certainties().denial.found(cue)


def redescribes(text: str) -> bool:
    """Return whether a text puts an accusation in other words, with no word that keeps a distance."""
    words = certainties()
    return words.redescription.found(text) and not words.distancing.found(text)


def refuses(text: str) -> bool:
    """Return whether a clause itself says that the thing is not so."""
    return any(name == "denied" and pattern.found(text) for name, pattern in certainties().clause)


def negates(text: str) -> bool:
    """Return whether a clause says of an abuse that it is not done: a denial, whoever says it."""
    return certainties().negated.found(text)
