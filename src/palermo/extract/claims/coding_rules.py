"""Which abuse codes make others needless, stand inside others' words, or stand only beside another."""

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
}
