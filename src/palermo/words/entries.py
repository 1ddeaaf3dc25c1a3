"""The entries of a word list, read from its data file."""

from functools import cache
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from palermo.datafiles import load_yaml
from palermo.lexicons.patterns import Pattern, compiled, expand, whole_words

FILE = "words/{language}/{name}.yaml"


class Entry(BaseModel):
    """One entry: what it stands for and the words it is known by.

    `means` is what the list says of a text where the entry matches: a code, a class, a kind. `pattern` is an RE2
    expression over whole words without regard to case; a space stands for any white space, `{name}` for a group
    of words that the file defines. `beside` must match too, anywhere in the text looked at. With `cased`, letters
    are as written: for names. `strong` entries state what they mean by themselves; others only beside more.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$")
    means: str
    pattern: str
    beside: str | None = None
    strong: bool = True
    cased: bool = False
    match: str
    no_match: str = Field(alias="not")


class WordList(BaseModel):
    """A list: the groups of words that its patterns name, and its entries, in order of weight."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    language: str
    about: str
    whole_words: bool = True
    words: dict[str, str] = {}
    entries: tuple[Entry, ...]

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        seen: set[str] = set()
        for entry in self.entries:
            if entry.id in seen:
                raise ValueError(f"{entry.id} stands twice; give each entry an id of its own")
            seen.add(entry.id)
        return self

    def pattern(self, entry: Entry) -> Pattern:
        """Return the compiled pattern of an entry."""
        return self._compiled(entry.pattern, cased=entry.cased)

    def beside(self, entry: Entry) -> Pattern | None:
        """Return the compiled pattern that must match as well; None where an entry needs none."""
        return None if entry.beside is None else self._compiled(entry.beside, cased=entry.cased)

    def met(self, entry: Entry, text: str) -> bool:
        """Return whether an entry holds of a text."""
        beside = self.beside(entry)
        return (beside is None or beside.found(text)) and self.pattern(entry).found(text)

    def _compiled(self, source: str, *, cased: bool) -> Pattern:
        expanded = expand(source, self.words)
        if self.whole_words and self.language != "en":
            return whole_words(expanded, cased=cased)
        bounded = rf"\b(?:{expanded})\b" if self.whole_words else f"(?:{expanded})"
        return compiled(bounded if cased else f"(?i){bounded}")


@cache
def load_words(language: str, name: str) -> WordList:
    """Return a word list of a language, read once a process.

    Errors: DataFileError where the file is missing or faulty; every fault is named.
    """
    return load_yaml(FILE.format(language=language, name=name), WordList)
