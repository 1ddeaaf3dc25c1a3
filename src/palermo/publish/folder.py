"""What was read: documents by country and by year, and the kinds of source that speak in them."""

from palermo.publish.content import Count, Name, Part, Sentence, Words
from palermo.publish.countries import country_name
from palermo.publish.evidence import Statement
from palermo.publish.report import Report, claims_of, efforts_of
from palermo.publish.wording import wording

LISTED = 4
"""Countries, years and kinds that are named; the rest are counted."""


def folder_told(report: Report) -> tuple[Sentence, ...]:
    """Return what was read: documents by country and year, and the kinds of source that speak in them."""
    number = len(report.documents)
    parts: list[Part] = [Count(number, "document", "documents")]
    standing = report.assessment.standing
    if standing is not None:
        held = standing.folder
        asked, counts = report.assessment.country, dict(held.countries)
        others = [(country_name(code), n) for code, n in held.countries if code != asked]
        places = [(country_name(asked), counts.get(asked, 0)), *others]
        parts += _listed(": about ", places, held.unplaced, "no known country")
        parts += _listed("; of ", [(str(year), n) for year, n in held.years], held.undated, "no known year")
    parts += _listed("; speaking in them: ", _kinds(report), 0, "")
    return (Sentence((*parts, Words(".")), basis=("documents",)),)


def _listed(before: str, pairs: list[tuple[str, int]], rest: int, unknown: str) -> list[Part]:
    told = [f"{name} ({number})" for name, number in pairs[:LISTED]]
    told += [f"{len(pairs) - LISTED} more"] if len(pairs) > LISTED else []
    told += [f"{unknown} ({rest})"] if rest else []
    return [Words(before), Name(", ".join(told))] if told else []


def _kinds(report: Report) -> list[tuple[str, int]]:
    """Return the kinds of the sources nearest the fact, with the documents in which they speak."""
    found: dict[str, set[str]] = {}
    statements: tuple[Statement, ...] = (*claims_of(report), *efforts_of(report))
    for one in statements:
        kind = one.chain[-1].kind if len(one.chain) > 0 else "document"
        found.setdefault(wording().source_kinds[kind], set()).add(one.document)
    pairs = ((name, len(documents)) for name, documents in found.items())
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
