"""What people decided: appended, never overwriting what a machine proposed."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["confirm", "overrule", "unsure"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision about a record: who, when (ISO 8601, UTC), about what, which way, and why.

    `subject` is the id of a claim, finding or rule; `value` is the value chosen where the decision overrules.
    """

    subject: str
    verdict: Verdict
    author: str
    time: str
    reason: str
    value: str | None = None
