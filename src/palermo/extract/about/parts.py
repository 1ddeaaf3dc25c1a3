"""The part each country plays in a sentence: where it happens, whose government, or only beside the matter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable

from palermo.datafiles import data_file
from palermo.extract.chinese.reading import simplify
from palermo.extract.entities.named import Kind, Named
from palermo.records import Span
from palermo.words import WordList, load_words
from palermo.words.masks import masked

# Parts that say what a statement is about; the word lists name the others.
CONCERNED = frozenset({"where", "government", "profiled"})
_LETTERS: dict[Kind, str] = {"country": "X", "people": "Z", "inside": "Q"}


@dataclass(frozen=True, slots=True)
class Part:
    """A country in a sentence and the part it plays: one of the word list, `named` or `people` where none says."""

    named: Named
    part: str

    @property
    def concerned(self) -> bool:
        """Whether a word says that this is where it happens or by whose government."""
        return self.part in CONCERNED

    @property
    def plain(self) -> bool:
        """Whether a country or place in it is named, and nothing says that it is beside the matter."""
        return self.part == "named"

    def moved(self, offset: int) -> "Part":
        """Return the same with its range moved on by an offset."""
        span = Span(self.named.span.start + offset, self.named.span.end + offset)
        return replace(self, named=replace(self.named, span=span))


def parts_of(text: str, named: Sequence[Named], *, language: str, opening: bool = False) -> tuple[Part, ...]:
    """Return the countries of a sentence with their parts, in text order.

    `named` are those found in `text`, in its offsets. `opening` says that the sentence opens a paragraph, where a
    dateline may stand.
    """
    if not named:
        return ()
    tongue = language.partition("-")[0]
    words = _words(tongue)
    plain = simplify(text) if tongue == "zh" else text
    blotted = masked(plain, ((one.span, _LETTERS[one.kind]) for one in named))
    told = _told(words, blotted, opening=opening) if words is not None else []
    return tuple(Part(one, _part(one, told)) for one in named)


def _told(words: WordList, blotted: str, *, opening: bool) -> list[tuple[str, Span]]:
    """Return what the entries say of which ranges, in the order of the list."""
    return [
        (entry.means, Span(hit.start, hit.end))
        for entry in words.entries
        if opening or entry.means != "dateline"
        for hit in words.pattern(entry).hits(blotted)
    ]


def _part(one: Named, told: Sequence[tuple[str, Span]]) -> str:
    for means, span in told:
        if span.start <= one.span.start and one.span.end <= span.end:
            return means
    return "people" if one.kind == "people" else "named"


def marked(text: str, means: str, *, language: str) -> bool:
    """Return whether a text bears a mark of the word list that no country has to stand in.

    `profile` marks a country's profile, all of which is about that country; `world` a statement of no one country.
    """
    tongue = language.partition("-")[0]
    words = _words(tongue)
    plain = simplify(text) if tongue == "zh" else text
    return words is not None and any(words.met(entry, plain) for entry in words.entries if entry.means == means)


def _words(tongue: str) -> WordList | None:
    """Return the word list of a language; None where there is none, and every country named then counts."""
    listed: Traversable = data_file(f"words/{tongue}/about.yaml")
    return (
        load_words(tongue, "about") if listed.is_file() else load_words("en", "about") if tongue == "und" else None
    )
