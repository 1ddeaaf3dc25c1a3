"""What was in the folder: how many documents, about which countries, of which years; and how that is told."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from palermo.assess.scope import Evidence, Subject
from palermo.records import Claim, Effort, Holdings

SHOWN = 6


def holdings(evidence: Evidence) -> Holdings:
    """Return what the folder holds, counted by document; the most frequent country or year first."""
    items: tuple[Claim | Effort, ...] = (*evidence.claims, *evidence.efforts)
    documents = {*evidence.documents, *evidence.published, *(item.document for item in items)}
    countries: dict[str, set[str]] = defaultdict(set)
    years = {name: date[:4] for name, date in evidence.published.items()}
    for item in items:
        countries[item.document].update(_countries(item))
        if isinstance(item, Claim) and item.tier is not None and item.tier.year is not None:
            years.setdefault(item.document, str(item.tier.year))
    placed = Counter(code for found in countries.values() for code in found)
    return Holdings(
        documents=len(documents),
        countries=_ranked(placed),
        unplaced=sum(1 for name in documents if not countries.get(name)),
        years=tuple((int(year), number) for year, number in _ranked(Counter(years.values()))),
        undated=len(documents - years.keys()),
    )


def _countries(item: Claim | Effort) -> set[str]:
    found = {one.code for one in item.about if one.code is not None}
    if isinstance(item, Claim) and item.tier is not None and item.tier.country is not None:
        found.add(item.tier.country)
    return found


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def folder_told(held: Holdings) -> str:
    """Return the folder's content as one sentence."""
    if not held.documents:
        return "The folder holds no document."
    number = "1 document" if held.documents == 1 else f"{held.documents} documents"
    about = _listed(held.countries, held.unplaced, "no known country")
    dated = _listed(held.years, held.undated, "no known year")
    return f"The folder holds {number}: about {about}; of {dated}."


def _listed(pairs: Iterable[tuple[str | int, int]], rest: int, unknown: str) -> str:
    held = list(pairs)
    told = [f"{name} ({number})" for name, number in held[:SHOWN]]
    told += [f"{len(held) - SHOWN} more"] if len(held) > SHOWN else []
    told += [f"{unknown} ({rest})"] if rest else []
    return ", ".join(told)


def no_ground(about: Subject, held: Holdings) -> str:
    """Return why no tier is named, with what was in the folder instead."""
    first, last = about.period
    return (
        f"No tier is named: no document makes a concrete, dated statement on enforcement or protection in "
        f"{about.country} from {first} to {last}, and none gives its rank in the {about.year} report. "
        f"{folder_told(held)}"
    )
