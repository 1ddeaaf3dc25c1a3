"""What the documents of a family rest on by their own word: another family, something outside, or a circle."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from palermo.corroborate.reliance import Ground, Reliance, address_keys
from palermo.corroborate.sketches import Comparison
from palermo.corroborate.works.labels import work_label
from palermo.corroborate.works.same import works_shared
from palermo.records import Derivation, Span
from palermo.records.independence import joined

CIRCULAR = "circular:"
"""How the label of documents begins that rest on one another in a circle: it names no root."""
_DEEPEST_FIRST: tuple[tuple[Ground, ...], ...] = (("reference", "report"), ("repost",))


@dataclass(frozen=True, slots=True)
class _Step:
    """From a family to what it rests on: the member that says so, its words, and the family meant, if any."""

    place: int
    reliance: Reliance
    family: int | None
    document: int | None


@dataclass(frozen=True, slots=True)
class _Shared:
    """A work that several families rest on: its label, and the member and words of one family that tell of it."""

    label: str
    place: int
    passage: Span
    score: float


def rest_on(compared: Comparison, families: Sequence[Sequence[int]], found: dict[int, Derivation]) -> None:
    """Carry the root of each family on to what it says it rests on, in the folder or outside it.

    A family is a root and what derives from it, by place. Families that rest on one another in a circle, and
    those that lead into it, get one label that begins `circular:`; their first members say `circular`.
    """
    at_address = _addresses(compared)
    steps = _steps(compared, families, at_address)
    shared = _works(compared, families, steps)
    for number, family in enumerate(families):
        root, in_circle = _root(number, steps, families, found)
        if number in shared:
            root = shared[number].label
        for place in family:
            cites = _cites(compared, place, at_address)
            if cites or found[place].root != root:
                found[place] = replace(found[place], root=root, cites=cites)
        if number in steps:
            found[family[0]] = _first_of(family[0], steps[number], compared, found, in_circle=in_circle)
        elif number in shared:
            found[family[0]] = _of_work(family[0], shared[number], compared, found)


def _first_of(
    place: int, step: _Step, compared: Comparison, found: Mapping[int, Derivation], *, in_circle: bool
) -> Derivation:
    """Return the derivation of a family's first member, which rests on what that member or another one says."""
    passage, own = step.reliance.passage, step.place == place
    return replace(
        found[place],
        relation="circular" if in_circle else "cites",
        derived_from=step.reliance.label if step.document is None else compared.documents[step.document].document,
        score=1.0 if own else found[step.place].score,
        supported_by=(compared.documents[place].text[passage.start : passage.end],) if own else (),
    )


def _of_work(place: int, shared: _Shared, compared: Comparison, found: Mapping[int, Derivation]) -> Derivation:
    """Return the derivation of a family's first member: a member tells of a work that others tell of."""
    passage = shared.passage
    own = shared.place == place and passage.start < passage.end
    return replace(
        found[place],
        relation="cites",
        derived_from=shared.label,
        score=round(shared.score, 4),
        supported_by=(compared.documents[place].text[passage.start : passage.end],) if own else (),
    )


def _works(
    compared: Comparison, families: Sequence[Sequence[int]], steps: Mapping[int, _Step]
) -> dict[int, _Shared]:
    """Return, by family that names no address or report, the work that it and another family rest on."""
    family_of = {place: number for number, family in enumerate(families) for place in family}
    pages = [compared.sketch(place).work for place in range(len(compared.documents))]
    best: dict[int, tuple[float, int]] = {}
    pairs: list[tuple[str, str]] = []
    for one, two, score in works_shared(pages):
        first, second = family_of[one], family_of[two]
        if first != second and first not in steps and second not in steps:
            pairs.append((f"{first:09}", f"{second:09}"))
            for number, place in ((first, one), (second, two)):
                best[number] = max(best.get(number, (0.0, 0)), (score, -place))
    found: dict[int, _Shared] = {}
    taken: dict[str, int] = {}
    for group in joined(pairs):
        numbers = [int(name) for name in group]
        told = [pages[-best[number][1]] for number in numbers]
        label = work_label([page for page in told if page is not None])
        taken[label] = taken.get(label, 0) + 1
        label = label if taken[label] == 1 else f"{label}-{taken[label]}"
        for number, page in zip(numbers, told, strict=True):
            score, place = best[number]
            found[number] = _Shared(label, -place, page.passage if page is not None else Span(0, 0), score)
    return found


def _addresses(compared: Comparison) -> dict[str, int]:
    """Return the first document that goes by each address."""
    at_address: dict[str, int] = {}
    for place in range(len(compared.documents)):
        for address in compared.sketch(place).addresses:
            at_address.setdefault(address, place)
    return at_address


def _cites(compared: Comparison, place: int, at_address: Mapping[str, int]) -> tuple[str, ...]:
    """Return the labels of what a document says it rests on, then of the documents of the folder that it links to.

    A link alone does not say that a text rests on it, so it is nobody's root; most links of a page lead elsewhere
    in its site and to nothing of the folder.
    """
    said = [one.label for one in compared.sketch(place).reliances]
    linked = (key for link in compared.documents[place].links for key in address_keys(link))
    found = (key for key in linked if at_address.get(key, place) != place)
    return tuple(dict.fromkeys((*said, *found)))


def _steps(
    compared: Comparison, families: Sequence[Sequence[int]], at_address: Mapping[str, int]
) -> dict[int, _Step]:
    family_of = {place: number for number, family in enumerate(families) for place in family}
    steps: dict[int, _Step] = {}
    for number, family in enumerate(families):
        step = _step(number, family, compared, at_address, family_of)
        if step is not None:
            steps[number] = step
    return steps


def _step(
    number: int,
    family: Sequence[int],
    compared: Comparison,
    at_address: Mapping[str, int],
    family_of: Mapping[int, int],
) -> _Step | None:
    """Return what a family rests on: the deepest ground that any member states, the first member first.

    What leads back to a member of the family is no origin of it.
    """
    for grounds in _DEEPEST_FIRST:
        for place in family:
            for one in compared.sketch(place).reliances:
                document = at_address.get(one.label)
                target = None if document is None else family_of[document]
                if one.whole and one.ground in grounds and target != number:
                    return _Step(place, one, target, document)
    return None


def _root(
    number: int, steps: Mapping[int, _Step], families: Sequence[Sequence[int]], found: Mapping[int, Derivation]
) -> tuple[str, bool]:
    """Return the label of the end of a family's chain, and whether the family stands in a circle."""
    path = [number]
    while path[-1] in steps:
        onward = steps[path[-1]].family
        if onward is None:
            return steps[path[-1]].reliance.label, False
        if onward in path:
            circle = path[path.index(onward) :]
            names = sorted(found[families[member][0]].document for member in circle)
            digest = hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass")).hexdigest()
            return f"{CIRCULAR}{digest[:12]}", number in circle
        path.append(onward)
    return found[families[path[-1]][0]].document, False
