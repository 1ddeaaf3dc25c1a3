"""The tier as the first lines of a report show it: whose it is, beside what else names one, and how firm it is."""

from dataclasses import dataclass

from palermo.publish.changed import change_told
from palermo.publish.content import Name, Part, Sentence, Words
from palermo.publish.independent import counted
from palermo.publish.wording import Ground, wording
from palermo.records import Assessment, Standing, Strength, Tier


@dataclass(frozen=True, slots=True)
class Box:
    """A tier with the words over and below it; no word of them holds a digit but the tier's own name."""

    label: str
    tier: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Headline:
    """The boxes, the first of them the report's own tier, and the sentences below them."""

    boxes: tuple[Box, ...]
    under: tuple[Sentence, ...]


def ground_of(assessment: Assessment) -> Ground:
    """Return what the tier stands on; an assessment without a standing does not say."""
    if assessment.tier is None:
        return "open"
    if assessment.automatic:
        return "forced"
    basis = None if assessment.standing is None else assessment.standing.basis
    return "unknown" if basis is None else basis


def tier_name(tier: Tier | None) -> str:
    """Return a tier as a reader says it; None is undetermined."""
    return wording().tiers[tier or "undetermined"]


def headline_of(assessment: Assessment) -> Headline:
    """Return the first lines of a report."""
    ground = ground_of(assessment)
    own = wording().bases[ground]
    main = Box(own.label, tier_name(assessment.tier), own.meaning)
    return Headline((main, *_beside(ground, assessment.standing)), _under(assessment))


def _beside(ground: Ground, standing: Standing | None) -> tuple[Box, ...]:
    """Return the other tier that a reader must see with the first: an echo never stands alone."""
    if standing is None:
        return ()
    words = wording().bases
    if ground == "reported":
        return (Box(words["own"].label, tier_name(standing.evidence_tier), words["own"].meaning),)
    if len(standing.reported) == 0:
        return ()
    ranks = " or ".join(tier_name(rank.tier) for rank in standing.reported)
    told = "The two are not the same." if standing.differs else words["reported"].meaning
    return (Box(words["reported"].label, ranks, told),)


def _under(assessment: Assessment) -> tuple[Sentence, ...]:
    first, last = assessment.period
    period = Sentence(
        (Words("Reporting period "), Name(first), Words(" to "), Name(last), Words(".")), basis=("assessment",)
    )
    standing = assessment.standing
    strong = None if standing is None or standing.basis == "reported" else standing.strength
    told = (None if strong is None else strength_told(strong), period, change_told(assessment))
    return tuple(sentence for sentence in told if sentence is not None)


def strength_told(strong: Strength) -> Sentence:
    """Return how firm evidence is: its level, its independent sources and their kinds, whether it is contested."""
    level = wording().strengths[strong.level]
    told = counted(strong.works, strong.roots)
    parts: list[Part] = [Words(f"{level[:1].upper()}{level[1:]}, from "), *told]
    if len(strong.kinds) > 0:
        parts.append(Words(f" ({', '.join(wording().source_kinds[kind] for kind in strong.kinds)})"))
    parts.append(Words("; contested." if strong.contested else "."))
    return Sentence(tuple(parts), basis=("standing",))
