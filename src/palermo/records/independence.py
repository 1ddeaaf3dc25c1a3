"""How many independent sources stand behind statements: roots, less those of one number, and of one body."""

from collections import defaultdict
from collections.abc import Callable, Iterable


def independent_sources(held: Iterable[tuple[str, str | None]]) -> tuple[tuple[str, ...], ...]:
    """Return the independent sources of statements, each as the roots that count as one, in order.

    `held` gives the root of each statement and the number it rests on, None where it rests on no number that
    another root states as well. A root that also says something of its own counts by itself, and a number that it
    states adds nothing. Roots that state one number and nothing else count as one source between them.
    There are never more sources than roots.
    """
    own: set[str] = set()
    stating: dict[str, set[str]] = defaultdict(set)
    for root, number in held:
        if number is None:
            own.add(root)
        else:
            stating[number].add(root)
    if not stating:
        return tuple((root,) for root in sorted(own))
    left = (roots for _, roots in sorted(stating.items()) if not roots & own)
    return tuple(sorted((*((root,) for root in own), *joined(left))))


def of_bodies(sources: Iterable[tuple[str, ...]], made_by: Callable[[str], str]) -> tuple[tuple[str, ...], ...]:
    """Return independent sources, with those of one body as one; `made_by` gives who made a root."""
    held: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for source in sources:
        held[made_by(source[0])].append(source)
    return joined(tuple(root for source in group for root in source) for group in held.values())


def joined(sets: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return sets that meet, directly or through others, as one, each in order."""
    head: dict[str, str] = {}

    def find(name: str) -> str:
        while head.setdefault(name, name) != name:
            head[name] = head[head[name]]
            name = head[name]
        return name

    for members in sets:
        first, *rest = sorted(members)
        find(first)
        for other in rest:
            low, high = sorted((find(first), find(other)))
            head[high] = low
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(head):
        found[find(name)].append(name)
    return tuple(tuple(names) for _, names in sorted(found.items()))
