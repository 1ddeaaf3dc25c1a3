"""The kind of abuse under which a claim is told."""

from palermo.publish.wording import abuse_name, wording
from palermo.records import Claim


def kind_of(claim: Claim) -> str:
    """Return the code of the first abuse that is more than a mark of policy; empty where the claim has none."""
    named_first = [code for code in claim.abuses if code != "state_policy_or_pattern"]
    return (*named_first, *claim.abuses, "")[0]


def kind_name(code: str) -> str:
    """Return a kind as a reader says it."""
    return abuse_name(code) if code != "" else "Other statements"


def kind_order(code: str) -> tuple[int, str]:
    """Return the place of a kind in the report: as in the list of wordings, then others, then claims of none."""
    order = list(wording().abuses)
    if code == "":
        return (len(order) + 1, code)
    return (order.index(code) if code in order else len(order), code)
