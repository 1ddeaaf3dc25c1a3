"""What was said: attributions, claims, quantities and the efforts of governments."""

from dataclasses import dataclass
from typing import Literal

from palermo.records.evidence import Span

AttributionKind = Literal["direct", "indirect", "mixed", "nominal", "according_to", "agentless"]
SourceKind = Literal[
    "government", "international_body", "ngo", "media", "academic", "survivor_or_witness", "company",
    "document", "unnamed",
]  # fmt: skip
Certainty = Literal[
    "asserted", "reported", "probable", "possible", "estimated", "alleged", "denied", "unclear",
]  # fmt: skip
Verbatim = Literal[True, False, "partly"]
QuantityKind = Literal[
    "count", "share", "ratio", "rate", "money", "duration", "age", "mass", "area", "length"
]  # fmt: skip
Comparator = Literal["=", "~", ">", ">=", "<", "<="]
Tier = Literal["1", "2", "2WL", "3", "SC"]
TierChange = Literal["remained", "upgraded", "downgraded"]
Origin = Literal["machine", "suggested", "person"]
Ground = Literal["stated", "carried", "document", "unknown"]
Stance = Literal["for", "against", "mixed"]
Done = Literal["done", "not_done", "less_than_before", "more_than_before", "planned", "partly"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say what: source, cue and content, each a tuple of spans (discontinuous when several).

    `source` may be empty (none stated). `chain_level` is 0 for what the page itself reports, 1 for an
    attribution inside the content of another, and so on. `score` orders the extractor's own confidence,
    0 to 1; it is no calibrated probability.
    """

    document: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain_level: int
    kind: AttributionKind
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a claim's chain of sources.

    `source` is the known body's usual English name, or the source's own words followed by "(unnamed)".
    `start` and `end` are where the text names it (for a pronoun or a carried-over source, where the name
    stands), None when the name comes from the page's metadata.
    """

    source: str
    kind: SourceKind
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as understood, beside the words it was read from.

    `low` and `high` are the bounds in `unit` (a share of 33.7 percent is 0.337; one in 26 is 1/26); None means
    open. `comparator` keeps what the source said of the figure: `>` over, `>=` at least, `<` nearly, `<=` up
    to, `~` about or an order of magnitude ("thousands" is 2000 up), `=` plain. `population` is the denominator
    as stated. `start` and `end` are those of `text` in the document.
    """

    kind: QuantityKind
    low: float | None
    high: float | None
    unit: str
    comparator: Comparator
    text: str
    start: int
    end: int
    population: str | None = None


@dataclass(frozen=True, slots=True)
class TierPlacement:
    """A rank in the Trafficking in Persons Report: ISO 3166-1 alpha-3 country, report year, tier, change."""

    country: str | None
    year: int | None
    tier: Tier | None
    change: TierChange | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, with its ISO 3166 code (country or subdivision) where one is known."""

    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """A country that a statement is about: ISO 3166-1 alpha-3, and what that rests on.

    `stated` in the statement's own words, `carried` from the sentences before it, `document` where the document
    has one subject. With the ground `unknown` there is no code, and the statement counts for no country.
    """

    code: str | None
    ground: Ground


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a document's reference list or notes, found by the number of a mark.

    `source` is the entry as printed, white space evened out; `kind` that of the body it names, else "document".
    `start` and `end` are where the entry stands in the document, its number included.
    """

    number: str
    source: str
    kind: SourceKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that an abuse, a rank or a measured fact about either is so, or a denial of one.

    `quote == Document.text[start:end]`. `chain` runs from the source the page leans on to the one nearest the
    fact; empty means the page says it itself. `certainty` is that of the weakest marker that governs the claim.
    `groups`, `actors`, `goods` and `technologies` are words of the text. `since` and `until` are as precise as
    the text. `footnotes` are the numbers of a reference mark, in printed order, ranges written out; `references`
    are the entries those numbers stand for, which carry on from the end of the chain (a number without a printed
    entry has none).
    `indicators` are ids of the ILO's indicators. A claim is not a fact.
    `about` are the countries concerned, each with its ground; empty where none was looked for. `point` is the
    moment told, as precise as the text, where it is one and no span; `since` and `until` then hold it too.
    `confidence` is the calibrated probability that a careful reader finds the claim right in every respect, None
    where none was made; `to_check` says that it lies below the threshold: the claim counts for no finding until
    a person has looked. `why` are the ids of the entries, the model and the rules that made the claim.
    """

    id: str
    document: str
    start: int
    end: int
    quote: str
    chain: tuple[ChainLink, ...]
    certainty: Certainty
    verbatim: Verbatim
    language: str
    abuses: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    since: str | None = None
    until: str | None = None
    goods: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    tier: TierPlacement | None = None
    footnotes: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    origin: Origin = "machine"
    about: tuple[About, ...] = ()
    point: str | None = None
    confidence: float | None = None
    to_check: bool = False
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effort:
    """A statement that a government took, failed to take, or promised a step against trafficking.

    Not a claim of abuse: efforts are evidence for and against the criteria of the minimum standards. `action`
    is a kind of concrete action of 22 USC 7102(5); `stance` says whether it was taken (`for`), or was missing
    or fell (`against`); `commitment` is True for plans, promises and drafts, which never support a tier.
    `criterion` is the id of the criterion the statement bears on. `stance` is `mixed` where one clause tells both.
    `done` says whether the step was taken, None where that was not told. `about`, `point`, `confidence`,
    `to_check` and `why` are as for a claim.
    """

    id: str
    document: str
    start: int
    end: int
    quote: str
    chain: tuple[ChainLink, ...]
    certainty: Certainty
    criterion: str
    action: str
    stance: Stance
    commitment: bool
    language: str
    actors: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    since: str | None = None
    until: str | None = None
    done: Done | None = None
    about: tuple[About, ...] = ()
    point: str | None = None
    confidence: float | None = None
    to_check: bool = False
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document yielded, each tuple in text order.

    `attributions` are filled where the document was read whole, as `palermo extract --records attributions` does.
    `set_aside` is true where it was not read for claims, since its words show no more than a passing mention.
    """

    document: str
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    efforts: tuple[Effort, ...] = ()
    set_aside: bool = False
