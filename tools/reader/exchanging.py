"""The labelled pages with copies in which names of states, their people and persons are exchanged for others.

usage: python tools/reader/exchanging.py SHARED PAGES.pkl [--more FOLDER]      (in palermo's own environment)
What a statement says does not hang on who is named: copies with other names teach that. The names come from the
lists that palermo keeps of countries and their people; persons are drawn from all pages' own. Seeded.
"""

import argparse
import pickle
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import spacy
from babel import Locale
from labels import Page, Statement, attributed, pages

from palermo.extract.entities.countries import adjectives, country_names
from palermo.extract.syntax import english_package

COPIES = 5
_SHORTEST = 4
# Chinese writes a tongue as a people's name and a sign for speech or writing; shorter names are common words.
_TONGUE, _STEM = ("\u8bed", "\u6587"), 2
_PERSON = 2  # words that a person's name has at least, to be exchanged
Range = tuple[int, int]


def main() -> None:
    """Write the pages, each with its copies, and the pages that tell who says what."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--more", type=Path)
    args = parser.parse_args()
    rng = random.Random(0)  # noqa: S311 no secret
    found = pages(args.shared, args.more)
    persons = _persons(found)
    pool = sorted({p.text[a:b] for p in found for a, b in persons[p.id]})
    held = [[page, *(exchanged(page, persons[page.id], pool, rng) for _ in range(COPIES))] for page in found]
    args.out.write_bytes(pickle.dumps({"pages": held, "attributed": attributed(args.shared)}))
    print(len(found), "pages,", sum(len(p.claims) for p in found), "claims,",
          sum(len(p.efforts) for p in found), "efforts,", len(pool), "persons")  # fmt: skip


def _persons(found: Sequence[Page]) -> dict[str, list[Range]]:
    """Return where persons are named by two words or more, of English pages."""
    read = spacy.load(english_package(), exclude=["lemmatizer", "attribute_ruler"])
    held: dict[str, list[Range]] = {}
    for page in found:
        if page.language != "en":
            held[page.id] = []
            continue
        held[page.id] = [
            (e.start_char, e.end_char) for e in read(page.text[:100_000]).ents
            if e.label_ == "PERSON" and len(e.text.split()) >= _PERSON and re.fullmatch(r"[\w .'-]+", e.text)
        ]  # fmt: skip
    return held


def exchanged(page: Page, persons: Iterable[Range], pool: Sequence[str], rng: random.Random) -> Page:
    """Return a copy of the page with other names; its labels stand where they stood between the words."""
    chosen: dict[str, str] = {}
    edits: list[tuple[int, int, str]] = []
    for name, start, end, options in _named(page, persons, pool):
        if start >= (edits[-1][1] if edits else 0):
            if name not in chosen:
                chosen[name] = rng.choice(options)
            edits.append((start, end, chosen[name]))
    text, at = "", 0
    for start, end, new in edits:
        text += page.text[at:start] + new
        at = end
    moved = _mover(edits)
    return replace(
        page, text=text + page.text[at:], claims=[_moved(s, moved) for s in page.claims],
        efforts=[_moved(s, moved) for s in page.efforts], others=[moved(r) for r in page.others],
    )  # fmt: skip


def _named(page: Page, persons: Iterable[Range], pool: Sequence[str]) -> list[tuple[str, int, int, Sequence[str]]]:
    """Return the names of a page: name, range and the names that may stand for it, in order."""
    found: list[tuple[str, int, int, Sequence[str]]] = [(page.text[a:b], a, b, pool) for a, b in persons]
    for pattern, lists in _kinds(page.language):
        for match in pattern.finditer(page.text):
            options = next(names for names in lists if match.group() in names)
            found.append((match.group(), *match.span(), tuple(options)))
    return sorted(found, key=lambda f: (f[1], -f[2]))


@cache
def _kinds(language: str) -> tuple[tuple[re.Pattern[str], tuple[dict[str, None], ...]], ...]:
    """Return patterns of names with, for each, the lists whose names stand for one another."""
    if language != "en":
        told = Locale.parse(language)
        states = dict.fromkeys(n for c, n in told.territories.items() if len(c) == 2)  # noqa: PLR2004 alpha-2
        tongues = (n[:-1] for n in told.languages.values() if n[-1:] in _TONGUE and len(n) > _STEM)
        people = dict.fromkeys(n for n in tongues if n not in states)
        words = sorted({*states, *people}, key=len, reverse=True)
        return ((re.compile("|".join(map(re.escape, words))), (states, people)),)
    states = dict.fromkeys(n for n, _ in country_names() if len(n) >= _SHORTEST and n[0].isupper())
    people = [w for w, _ in adjectives() if len(w) >= _SHORTEST and w[0].isupper() and " " not in w]
    tongues = [w for w in Locale("en").languages.values() if re.fullmatch(r"[A-Z][a-z]{4,}", w)]
    singular = dict.fromkeys([*(w for w in people if not w.endswith("s")), *tongues])
    plural = dict.fromkeys([*(w for w in people if w.endswith("s")), *(f"{w}s" for w in tongues)])
    for other in (states, plural):
        singular = {w: None for w in singular if w not in other}
    plural = {w: None for w in plural if w not in states}
    words = sorted({*states, *singular, *plural}, key=len, reverse=True)
    return ((re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b"), (states, singular, plural)),)


def _mover(edits: Sequence[tuple[int, int, str]]) -> Callable[[Range], Range]:
    """Return what moves a range of the page to where it stands in the copy; a name that it cuts is taken whole."""

    def place(offset: int, cut: int) -> int:
        shift = 0
        for start, end, new in edits:
            if end <= offset:
                shift += len(new) - (end - start)
            elif start < offset:
                return start + shift + cut * len(new)
        return offset + shift

    return lambda span: (place(span[0], 0), place(span[1], 1))


def _moved(s: Statement, moved: Callable[[Range], Range]) -> Statement:
    sources = None if s.sources is None else tuple(moved(r) for r in s.sources)
    start, end = moved((s.start, s.end))
    return replace(s, start=start, end=end, sources=sources)


if __name__ == "__main__":
    main()
