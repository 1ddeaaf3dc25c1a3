"""Which abuse codes make others needless, stand inside others' words, or stand only beside another."""

from collections.abc import Iterable, Sequence

from palermo.words.abuses import AbuseHit

# Codes whose own words speak of measures: a verb of fighting is part of what they state.
OF_MEASURES = frozenset({
    "insufficient_government_efforts", "victims_not_identified", "assembly_restriction", "expression_restriction",
    "press_restriction", "cultural_erasure", "religious_repression", "restriction_of_movement",
})  # fmt: skip
LACKS = frozenset({"insufficient_government_efforts", "victims_not_identified"})
BESIDE = frozenset({"state_policy_or_pattern"})
# Codes that a more exact one in the same span makes needless.
COVERED_BY = {
    "arbitrary_detention": ("mass_detention", "political_imprisonment", "mass_imprisonment"),
    "trafficking_in_persons": ("sex_trafficking", "labour_trafficking"),
    "physical_violence": ("physical_and_sexual_violence",),
    "sexual_violence": ("physical_and_sexual_violence",),
    "human_rights_violations": ("torture", "physical_violence", "sexual_violence"),
}
# Words of the first code that stand inside words of the others name no deed of their own.
NAMED_INSIDE = {
    "political_indoctrination": ("mass_detention",),
    "forced_labour": ("sex_trafficking",),
    "sexual_violence": ("physical_and_sexual_violence", "sex_trafficking"),
    "arbitrary_detention": ("retention_of_identity_documents",),
    "restriction_of_movement": ("expression_restriction", "press_restriction"),
}


def outermost(hits: Sequence[AbuseHit]) -> tuple[AbuseHit, ...]:
    """Return the hits without those that only name part of another: the teaching in "re-education camp"."""
    return tuple(hit for hit in hits if not any(_inside(hit, other) for other in hits))


def _inside(hit: AbuseHit, other: AbuseHit) -> bool:
    return other.code in NAMED_INSIDE.get(hit.code, ()) and other.start <= hit.start and hit.end <= other.end


def unmeasured(hits: Sequence[AbuseHit]) -> tuple[AbuseHit, ...]:
    """Return the hits without what a lack of effort is about: a survey of child labour is not child labour."""
    first = min((hit.start for hit in hits if hit.code in LACKS), default=None)
    return tuple(hit for hit in hits if first is None or hit.code in OF_MEASURES or hit.start < first)


def exact(codes: Iterable[str]) -> tuple[str, ...]:
    """Return codes, each once, without those that a more exact one among them makes needless."""
    named = tuple(dict.fromkeys(codes))
    return tuple(code for code in named if not any(more in named for more in COVERED_BY.get(code, ())))
