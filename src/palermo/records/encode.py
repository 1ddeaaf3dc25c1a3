"""Records as JSON: one agreed shape for JSON Lines, the published files and the store."""

import dataclasses
import json
from typing import Any, TypeAlias

from palermo.records.claims import Claim, Effort
from palermo.records.evidence import Span

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def encode(value: Any) -> Json:
    """Return a record as plain JSON values: a Span as [start, end], tuples as lists, records as objects.

    The countries a claim or effort is about are their codes; `grounds` says what each rests on, in the same order,
    and holds `unknown` alone where no country is known.

    Errors: TypeError for a value that no record holds.
    """
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Span(start, end):
            return [start, end]
        case tuple() | list():
            return [encode(item) for item in value]
        case dict():
            return {str(key): encode(item) for key, item in value.items()}
        case Claim() | Effort():
            grounds: list[Json] = [about.ground for about in value.about]
            return {
                **_fields(value),
                "about": [about.code for about in value.about if about.code],
                "grounds": grounds,
            }
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return _fields(value)
    raise TypeError(f"no record holds a {type(value).__name__}")


def _fields(value: Any) -> dict[str, Json]:
    return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}


def to_line(value: Any) -> str:
    """Return a record as one line of JSON, without the newline; the same record always gives the same line."""
    return json.dumps(encode(value), ensure_ascii=False, allow_nan=False)
