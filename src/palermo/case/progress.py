"""How a long job tells that it goes on, without the pipeline knowing who looks."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """Something that shows how far a step has come."""

    def track(self, items: Iterable[Item], *, step: str, total: int) -> Iterator[Item]:
        """Yield the items unchanged, showing the step's name and how many of `total` have passed."""
        ...


class Silent:
    """Progress that shows nothing, for programs and tests."""

    def track(self, items: Iterable[Item], *, step: str, total: int) -> Iterator[Item]:  # noqa: ARG002
        """Yield the items unchanged."""
        yield from items
