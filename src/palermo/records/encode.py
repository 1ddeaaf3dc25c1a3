"""Records as JSON: one agreed shape for JSON Lines, the published files and the store."""

import dataclasses
import json
from typing import Any, TypeAlias

from palermo.records.evidence import Span

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def encode(value: Any) -> Json:
    """Return a record as plain JSON values: a Span as [start, end], tuples as lists, records as objects.

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
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise TypeError(f"no record holds a {type(value).__name__}")


def to_line(value: Any) -> str:
    """Return a record as one line of JSON, without the newline; the same record always gives the same line."""
    return json.dumps(encode(value), ensure_ascii=False, allow_nan=False)
