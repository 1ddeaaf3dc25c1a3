"""Where the entries of a Spanish word list stand in a text."""

from dataclasses import dataclass

from palermo.words import Entry, load_words


@dataclass(frozen=True, slots=True)
class Found:
    """An entry and where it stands, half-open, in code points of the text that was searched."""

    entry: Entry
    start: int
    end: int


def find(name: str, text: str, *, prefix: str = "") -> tuple[Found, ...]:
    """Return the entries of a list in a text by place; of two that overlap the one that begins first, then longer.

    Only entries whose id begins with `prefix` are looked for. May be empty.
    """
    words = load_words("es", name)
    hits = [
        Found(entry, hit.start, hit.end)
        for entry in words.entries
        if entry.id.startswith(prefix)
        for hit in words.pattern(entry).hits(text)
    ]
    kept: list[Found] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)
