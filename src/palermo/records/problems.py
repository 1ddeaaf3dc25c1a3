"""What could not be done, and why: a gap in the evidence is itself a finding."""

from dataclasses import dataclass
from typing import Literal

Stage = Literal["read", "extract", "corroborate", "assess", "publish", "estimate", "screen", "store", "case"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, understood or decided, with its place, the reason and the remedy.

    `code` is a stable short name (`empty_file`, `no_text_layer`). `message` says what was found and why it
    cannot be used, without testimony or names of people; `remedy` says what to do. `page` counts from 1;
    `start` and `end` are offsets of the document's text where the place is a passage.
    """

    stage: Stage
    code: str
    message: str
    remedy: str = ""
    document: str | None = None
    page: int | None = None
    start: int | None = None
    end: int | None = None
