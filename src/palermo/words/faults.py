"""What is wrong with a word list: entries that miss their own sentence or catch the one they must not."""

from collections.abc import Iterator

from palermo.words.entries import WordList


def faults(words: WordList) -> Iterator[str]:
    """Yield a line for each entry that does not match its sentence, or matches the one it must not."""
    for entry in words.entries:
        if not words.met(entry, entry.match):
            yield f"{entry.id}: does not match {entry.match!r}"
        if words.met(entry, entry.no_match):
            yield f"{entry.id}: matches {entry.no_match!r}, which it must not"
