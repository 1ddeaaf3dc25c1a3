"""The step of the rule trace that placed the country."""

from palermo.records import Assessment, RuleStep

DECIDING = {
    "1": ("tier.1",),
    "2": ("tier.2",),
    "2WL": ("swl.criteria", "swl.members"),
    "3": ("swl.auto_downgrade", "tier.3"),
    "SC": ("tier.special_case",),
}
"""The rules that place a country, by tier: the first of them that is met decides."""


def deciding_step(assessment: Assessment) -> RuleStep | None:
    """Return the step that placed the country; None where no tier is named or no such step is met."""
    steps = {step.rule: step for step in assessment.steps if step.outcome == "met"}
    rules = DECIDING.get(assessment.tier or "", ())
    return next((steps[rule] for rule in rules if rule in steps), None)
