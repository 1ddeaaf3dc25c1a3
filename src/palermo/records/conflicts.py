"""Where sources disagree, and what changed on the way from one text to the next."""

from dataclasses import dataclass
from typing import Literal

from palermo.records.assessments import Relation

ConflictKind = Literal["denial", "figures"]
DriftKind = Literal["hedge", "form", "date", "figure"]


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One side of a conflict: the claims that say so, who says it, and the independent roots behind it.

    `said` is a figure as its source wrote it, empty on the sides of a denial. `claims` are ids in order of
    document and offset; `sources` are those nearest the fact, or the document that says it itself.
    """

    said: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    roots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all be so, side beside side; nothing is averaged and nobody is called right.

    A denial has two sides: what is said, then what denies it. Figures that disagree have one side a figure, from
    the smallest; not every two of them need clash, but two from different roots do. `reasons` are plain words.
    """

    id: str
    kind: ConflictKind
    label: str
    sides: tuple[ConflictSide, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """What one claim says otherwise than the claim it goes back to, both passages letter for letter.

    `claims` are the ids of the earlier and the later claim, `before` and `after` their words, `source` and
    `document` where they stand; the two are one document where its headline says otherwise than its body.
    `kind` is a hedge left out, a figure in another form (a ratio as a share), another date, or another figure.
    """

    id: str
    kind: DriftKind
    source: str
    document: str
    relation: Relation | Literal["headline"]
    claims: tuple[str, str]
    before: str
    after: str
    reason: str
