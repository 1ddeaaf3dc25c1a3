"""The words in which a report speaks of records, from one data file that is checked on load."""

from functools import cache
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from palermo.datafiles import load_yaml
from palermo.records import (
    Balance,
    Certainty,
    Comparator,
    Done,
    DriftKind,
    QuantityKind,
    Relation,
    RemovalKind,
    Reuse,
    SourceKind,
    Stage,
    Stance,
    StepOutcome,
    StrengthLevel,
)
from palermo.records.figures import FigureVerdict

FILE = "publish/wording.yaml"
Doubt: TypeAlias = Literal[
    "unclear", "mixed", "country", "source", "kind", "reader_alone", "grammar_alone", "suggested"
]


def _without_digits(text: str) -> str:
    if any(letter.isdigit() for letter in text):
        raise ValueError("holds a digit; figures come from claims alone")
    return text


Ground: TypeAlias = Literal["evidence", "reported", "decision", "forced", "open", "unknown", "own"]

Phrase = Annotated[str, AfterValidator(_without_digits)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CertaintyWording(_Model):
    """How a certainty is named, said in a sentence, explained and drawn (`filled`: part of a disc, 0 to 1)."""

    word: Phrase
    verb: Phrase
    meaning: Phrase
    filled: float = Field(ge=0, le=1)


class StatusWording(_Model):
    """How the status of a finding is named and explained."""

    word: Phrase
    meaning: Phrase


class DenialWording(_Model):
    """What stands before and after the abuse that a denial is about."""

    of: Phrase
    words: Phrase


class SideWording(_Model):
    """The heads over what speaks for or against a finding, and over what does so by denying."""

    title: Phrase
    denied: Phrase


class GroundWording(_Model):
    """What stands over and below a tier on the first screen: whose it is."""

    label: Phrase
    meaning: Phrase


class Wording(_Model):
    """Every word list of the report; `tiers` are names and alone may hold digits."""

    certainty: dict[Certainty, CertaintyWording]
    denial: DenialWording
    stances: dict[Stance, Phrase]
    sides: dict[str, dict[str, SideWording]]
    balances: dict[Balance, Phrase]
    cells: dict[str, Phrase]
    strengths: dict[StrengthLevel, Phrase]
    bases: dict[Ground, GroundWording]
    done: dict[Done, Phrase]
    doubts: dict[Doubt, Phrase]
    verbatim: dict[str, Phrase]
    tiers: dict[str, str]
    changes: dict[str, Phrase]
    statuses: dict[str, StatusWording]
    outcomes: dict[StepOutcome, Phrase]
    removals: dict[RemovalKind, Phrase]
    relations: dict[Relation, Phrase]
    reuses: dict[Reuse, Phrase]
    prongs: dict[str, Phrase]
    stages: dict[Stage, Phrase]
    source_kinds: dict[SourceKind, Phrase]
    methods: dict[str, Phrase]
    quantity_kinds: dict[QuantityKind, Phrase]
    comparators: dict[Comparator, Phrase]
    drifts: dict[DriftKind, Phrase]
    verdicts: dict[FigureVerdict, Phrase]
    abuses: dict[str, Phrase]


@cache
def wording() -> Wording:
    """Return the report's words. Errors: DataFileError lists every fault of the file."""
    return load_yaml(FILE, Wording)


def abuse_name(code: str) -> str:
    """Return an abuse code as a reader says it; a code outside the list keeps its own letters, spaced."""
    return wording().abuses.get(code, code.replace("_", " "))


def label_in_words(label: str) -> str:
    """Return what a group or conflict is about as a heading: its abuses, which stand first, as a reader says them.

    Shapes: the parts of a label stay in their order; a line break of the source is a space.
    """
    first, *rest = " ".join(label.split()).split("; ")
    codes = (word.replace(" ", "_") for word in first.split(", "))
    told = ", ".join(wording().abuses[code].lower() if code in wording().abuses else code.replace("_", " ")
                     for code in codes)  # fmt: skip
    return "; ".join((told[:1].upper() + told[1:], *rest))


def prong_name(prong: str) -> str:
    """Return the heading of a part of the standard; an unlisted one keeps its own letters, spaced."""
    return wording().prongs.get(prong, prong.replace("_", " ").capitalize())
