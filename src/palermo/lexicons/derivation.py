"""How documents say what they rely on, by language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml

LANGUAGES = ("en", "zh", "de", "es", "fr", "ru")


class _DerivationFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    language: str
    references: tuple[str, ...]
    reposts: tuple[str, ...]
    reports: tuple[str, ...]
    says: tuple[str, ...]
    hedges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DerivationLexicon:
    """Words of all languages together, since a page often names its sources in another language than its own."""

    references: re.Pattern[str]
    reposts: re.Pattern[str]
    reports: re.Pattern[str]
    hedges: re.Pattern[str]


@cache
def load_derivation() -> DerivationLexicon:
    """Return the words, compiled once a process. Errors: DataFileError where a file is faulty."""
    files = [load_yaml(f"lexicons/{language}/derivation.yaml", _DerivationFile) for language in LANGUAGES]
    opening = r"(?im)^[\W_]*(?:[^\s:：]{{1,8}}\s*)??(?:{words})\s*(?:[:：]|$|(?=\W*(?:https?:|www\.)))"
    return DerivationLexicon(
        references=re.compile(opening.format(words=_any([word for file in files for word in file.references]))),
        reposts=re.compile(rf"(?i)(?:{_any([word for file in files for word in file.reposts])})"),
        reports=re.compile(_whole([word for file in files for word in file.reports])),
        hedges=re.compile(_whole([word for file in files for word in file.hedges])),
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _whole(words: Sequence[str]) -> str:
    """Return a pattern of whole words; words of scripts without spaces may stand anywhere."""
    wide = [word for word in words if word[0] >= "\u3040"]
    return rf"(?i)(?<!\w)(?:{_any([word for word in words if word not in wide])})(?!\w)|{_any(wide)}"
