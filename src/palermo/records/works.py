"""Works: the studies, leaks, rulings, releases, interviews, stories and statements that pages rest on."""

from dataclasses import dataclass
from typing import Literal

WorkKind = Literal["study", "leak", "ruling", "release", "interview", "story", "statement"]


@dataclass(frozen=True, slots=True)
class Work:
    """A work as pages describe it, built from all of their descriptions.

    `label` is the root label that documents and claims resting on it share. `bodies` are those who made or gave
    it, as written, the most telling name first; `title` is as printed; `pages` its length. `date` is as exact as
    the pages give it (ISO 8601), None where they give none. `about` are names the pages share on it. `documents`
    are labels of the pages that rest on it, in order; `passages` the words of each that name it.
    """

    label: str
    kind: WorkKind
    bodies: tuple[str, ...]
    title: str | None = None
    pages: int | None = None
    date: str | None = None
    about: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
