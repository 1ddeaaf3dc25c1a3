"""How firmly a Chinese statement is made: the marks in it, and those of the verb of saying over it."""

import re
from functools import cache

from palermo.extract.zh.lists import any_of
from palermo.lexicons.patterns import Hit, Pattern, compiled, expand
from palermo.records import Certainty, ChainLink, SourceKind
from palermo.words import Entry, load_words

ORDER: tuple[Certainty, ...] = (
    "asserted", "reported", "estimated", "probable", "possible", "alleged", "unclear", "denied",
)  # fmt: skip
_ANSWERING: tuple[SourceKind, ...] = ("government", "company")
_CHARGING = re.compile(r"court|police|prosecut|法院|法庭|公安|警|检察")
_CLAUSE = re.compile(r"[^，。；：！？]+")
# A verb that rejects what follows it; the others of answering go before what the speaker says instead.
_REJECTS = re.compile(r"否认|驳斥|拒绝承认|抵赖")

Mark = tuple[Certainty, str]


def weakest(classes: tuple[Certainty, ...]) -> Certainty:
    """Return the weakest of the classes, `asserted` for none."""
    return max(classes, key=ORDER.index, default="asserted")


@cache
def _marks(place: str) -> tuple[tuple[Certainty, Entry, Pattern], ...]:
    """Return the entries of marks in a place (clause, cue, not), each with its class."""
    words = load_words("zh", "certainty")
    found = []
    for entry in words.entries:
        where, _, name = entry.means.partition(" ")
        match [c for c in ORDER if c == name]:
            case [known] if where == place:
                found.append((known, entry, words.pattern(entry)))
            case _:
                continue
    return tuple(found)


@cache
def _abuse() -> Pattern:
    return compiled(expand("{abuse}", load_words("zh", "certainty").words))


def hedges(text: str) -> tuple[Mark, ...]:
    """Return the hedges that stand in a statement (simplified), each with the id of its entry."""
    plain = _blanked(text, any_of("certainty", "mask"))
    hits = [
        (name, entry.id, hit)
        for name, entry, pattern in _marks("clause")
        if name != "denied"
        for hit in pattern.hits(plain)
    ]
    kept = [(name, id_) for name, id_, hit in hits if not any(_holds(other, hit) for _, _, other in hits)]
    return tuple(dict.fromkeys(kept))


def of_clause(text: str) -> tuple[Certainty, ...]:
    """Return the classes whose marks stand in a statement (simplified)."""
    return tuple(dict.fromkeys(name for name, _ in hedges(text)))


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda m: re.sub(r"\w", "_", m[0]), text)


def _holds(longer: Hit, hit: Hit) -> bool:
    """Return whether one mark is part of a longer one: 可能 in 很可能."""
    return longer != hit and longer.start <= hit.start and hit.end <= longer.end


def cue_marks(cue: str) -> tuple[Mark, ...]:
    """Return what a verb of saying sets, with the ids of entries; none for a neutral one."""
    return tuple((name, entry.id) for name, entry, pattern in _marks("cue") if pattern.found(cue))


def of_cue(cue: str) -> tuple[Certainty, ...]:
    """Return the classes that a verb of saying sets."""
    return tuple(name for name, _ in cue_marks(cue))


def denies(cue: str) -> bool:
    """Return whether a verb answers an accusation with no."""
    return "denied" in of_cue(cue)


def rejects(cue: str) -> bool:
    """Return whether a verb rejects what follows it, and is not followed by what the speaker says instead."""
    return _REJECTS.search(cue) is not None


def denials(text: str) -> tuple[str, ...]:
    """Return the ids of entries by which a statement says of an abuse that it is not so, whoever says it.

    A condition, a promise and what is put right by a stronger word (不是…而是) are no denials.
    """
    plain = "".join(letter for letter in text if letter != "\u200b")
    for entry in ("free.rather", "free.denied_right"):
        plain = _without(plain, entry)
    clauses = [c[0] for c in _CLAUSE.finditer(plain)]
    bound = [c for c in clauses if not any(pattern.found(c) for _, _, pattern in _marks("not"))]
    return tuple(
        entry.id
        for name, entry, pattern in _marks("clause")
        if name == "denied" and any(pattern.found(c) for c in bound)
    )


def _without(text: str, entry_id: str) -> str:
    words = load_words("zh", "certainty")
    entry = next(e for e in words.entries if e.id == entry_id)
    for hit in reversed(words.pattern(entry).hits(text)):
        text = text[: hit.start] + "_" * (hit.end - hit.start) + text[hit.end :]
    return text


def negates(text: str) -> bool:
    """Return whether a statement says of an abuse that it is not done."""
    return bool(denials(text))


def refuses(text: str) -> bool:
    """Return whether a statement attacks an accusation as untrue."""
    return any_of("certainty", "attack").search(text) is not None


def redescribes(text: str) -> bool:
    """Return whether a statement puts an accusation in other words: no abuse is named, no distance kept."""
    if any_of("certainty", "distancing").search(text):
        return False
    return refuses(text) or (
        any_of("certainty", "redescription").search(text) is not None and not _abuse().found(text)
    )


def answers(text: str, speaker: ChainLink | None) -> tuple[str, ...]:
    """Return the ids by which a statement of a government or firm answers an accusation; none of others.

    Courts, police and prosecutors bring charges themselves: what they call untrue answers nobody.
    """
    if speaker is None or speaker.kind not in _ANSWERING or _CHARGING.search(speaker.source):
        return ()
    if not redescribes(text):
        return ()
    return tuple(
        e.id
        for e in load_words("zh", "certainty").entries
        if e.means in ("attack", "redescription") and load_words("zh", "certainty").met(e, text)
    )


def names_abuse(text: str) -> bool:
    """Return whether a statement names an abuse in a general word."""
    return _abuse().found(text)
