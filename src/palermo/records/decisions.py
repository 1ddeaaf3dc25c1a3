"""What people decided: appended, never overwriting what a machine proposed."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["confirm", "overrule", "unsure"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision about a record: who, when (ISO 8601, UTC), about what, which way, and why.

    `subject` is the id of a claim, effort, finding or rule, or `tier`; `value` is the value chosen where the
    decision overrules. A decision about a finding, a rule or the tier is about one country (ISO 3166-1 alpha-3)
    and report year; None for either means every one.
    """

    subject: str
    verdict: Verdict
    author: str
    time: str
    reason: str
    value: str | None = None
    country: str | None = None
    year: int | None = None
