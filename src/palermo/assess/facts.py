"""The facts of one country and report year, as a facts file states them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from palermo.errors import UsageError
from palermo.records import Tier
from palermo.rules import FactValue


def _word(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "unknown" if value is None else value


def _tier(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Answer: TypeAlias = Annotated[Literal["yes", "no", "unknown"], BeforeValidator(_word)]
Standard: TypeAlias = Annotated[Literal["met", "not_met", "unknown"], BeforeValidator(_word)]
PastTier: TypeAlias = Annotated[Tier, BeforeValidator(_tier)]
StandardId: TypeAlias = Literal["std.1", "std.2", "std.3", "std.4"]
LimbId: TypeAlias = Literal[
    "trafficking", "government_funded_programmes", "forced_labour_government_affiliated",
    "sexual_slavery_government_sites", "child_soldiers",
]  # fmt: skip


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PolicyOrPattern(_Part):
    """A policy or pattern of 22 USC 7107(b)(3)(B): whether shown, whose, which limb, confirmed by a person."""

    met: Answer = "unknown"
    government: Answer = "unknown"
    limb: LimbId | None = None
    confirmed: bool = False

    @field_validator("limb", mode="before")
    @classmethod
    def _no_limb(cls, value: object) -> object:
        return None if value in {"", "unknown"} else value

    @field_validator("confirmed", mode="before")
    @classmethod
    def _not_confirmed(cls, value: object) -> object:
        return False if value in {None, "unknown"} else value


class WatchList(_Part):
    """The two limbs of 22 USC 7107(b)(2)(A)(iii)."""

    victims: Literal["very_significant", "significantly_rising", "neither", "unknown"] = "unknown"
    proportional_action: Answer = "unknown"
    no_increasing_efforts: Answer = "unknown"


class WaiverFindings(_Part):
    """The three findings of 22 USC 7107(b)(2)(D)(ii), about this report year."""

    written_plan: Answer = "unknown"
    plan_sufficient: Answer = "unknown"
    resources: Answer = "unknown"


class Facts(_Part):
    """What is known of one country for one report year; what is left out is unknown.

    `history` are the tiers of earlier report years; `waivers` the report years in which a waiver kept the
    country on the Watch List. What is left out whole of `policy_or_pattern`, `waiver_findings` and
    `child_soldiers` means that nothing of the kind has been raised, which is stated as an assumption; an
    explicit `unknown` stays open. A year whose tier is unknown is as good as left out.
    """

    country: str = Field(pattern="^[A-Z]{3}$")
    report_year: int = Field(ge=2001, le=2200)
    history: Mapping[int, PastTier] = Field(default_factory=dict)
    waivers: tuple[int, ...] = ()
    assessable: Answer = "yes"
    standards: Mapping[StandardId, Standard] = Field(default_factory=dict)
    significant_efforts: Answer = "unknown"
    policy_or_pattern: PolicyOrPattern | None = None
    watch_list: WatchList = WatchList()
    waiver_findings: WaiverFindings | None = None
    child_soldiers: Answer = "no"

    @field_validator("history", "waivers", "standards", "watch_list", mode="before")
    @classmethod
    def _left_empty(cls, value: object) -> object:
        return () if value is None else value

    @field_validator("history", "standards", "watch_list", mode="before")
    @classmethod
    def _empty_mapping(cls, value: object) -> object:
        return {} if value == () else value

    @field_validator("history", mode="before")
    @classmethod
    def _known_years(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        return {year: tier for year, tier in value.items() if tier is not None and tier != "unknown"}


def read_facts(content: object) -> Facts:
    """Return a facts file's content as checked facts.

    Errors: UsageError lists every fault of the file, each with its place.
    """
    if not isinstance(content, dict):
        raise UsageError("the facts are no mapping; a facts file holds at least country and report_year")
    try:
        return Facts.model_validate(content)
    except ValidationError as error:
        faults = tuple(_fault(fault["loc"], fault["type"], fault["msg"]) for fault in error.errors())
        raise UsageError("the facts cannot be used: " + "; ".join(faults)) from error


def _fault(place: tuple[int | str, ...], kind: str, message: str) -> str:
    """Return one fault as its place and what is wrong there."""
    said = {
        "missing": "is left out, and it must be given",
        "extra_forbidden": "is no field of a facts file; check the spelling",
        "string_pattern_mismatch": "must be three capital letters of ISO 3166-1, such as TCD",
        "literal_error": message.replace("Input should be", "must be"),
        "model_type": "must be a section with fields of its own",
    }
    return f"{'.'.join(map(str, place))}: {said.get(kind, message)}"


def known(facts: Facts) -> dict[str, FactValue]:
    """Return the facts that are known, by the names that rules use; history is worked out elsewhere."""
    found: dict[str, str] = {
        "assessable": facts.assessable,
        "significant_efforts": facts.significant_efforts,
        "child_soldiers": facts.child_soldiers,
        **{f"standards.{name}": value for name, value in facts.standards.items()},
        **{f"watch_list.{name}": value for name, value in _fields(facts.watch_list)},
        **_policy(facts.policy_or_pattern),
        **_waiver(facts),
    }
    return {name: value for name, value in found.items() if value != "unknown"}


def _fields(part: BaseModel) -> list[tuple[str, str]]:
    return [(name, str(getattr(part, name))) for name in type(part).model_fields]


def _policy(policy: PolicyOrPattern | None) -> dict[str, str]:
    if policy is None:
        return {"policy_or_pattern.met": "no"}
    return {
        "policy_or_pattern.met": policy.met,
        "policy_or_pattern.government": policy.government,
        "policy_or_pattern.confirmed": "yes" if policy.confirmed else "no",
        **({} if policy.limb is None else {"policy_or_pattern.limb": policy.limb}),
    }


def _waiver(facts: Facts) -> dict[str, str]:
    granted = facts.report_year in facts.waivers
    given = dict(_fields(facts.waiver_findings or WaiverFindings()))
    unstated = "yes" if granted else "no" if facts.waiver_findings is None else "unknown"
    return {f"waiver_findings.{name}": unstated if value == "unknown" else value for name, value in given.items()}


def assumed(facts: Facts) -> tuple[str, ...]:
    """Return, as plain sentences, what is taken for granted because the facts leave it out."""
    found = []
    if "policy_or_pattern" not in facts.model_fields_set or facts.policy_or_pattern is None:
        found.append("No policy or pattern of the government under section 7107(b)(3)(B) has been raised.")
    if "child_soldiers" not in facts.model_fields_set:
        found.append("No recruitment or use of child soldiers by the government's forces has been raised.")
    given = dict(_fields(facts.waiver_findings or WaiverFindings()))
    if facts.report_year in facts.waivers and "unknown" in given.values():
        found.append(
            "The waiver recorded for this report year is taken as given; what is unknown of its three findings "
            "was not checked."
        )
    return tuple(found)
