"""The report year of a rank: from the words beside it, else from the report's name, else from the caller."""

import re

from palermo.extract.tiers.lexicon import tier_lexicon

_LAST_BRACKET = re.compile(r"\(((?:19|20)\d\d)(?:\s+est\.)?\)[\s.;]*$")


def report_years(text: str) -> tuple[tuple[int, int], ...]:
    """Return (offset, year) of each naming of the report with its year, in text order."""
    found = []
    for match in tier_lexicon().pattern("report_year").finditer(text):
        year = next(value for value in match.groupdict().values() if value)
        found.append((match.start(), int(year)))
    return tuple(found)


def line_year(line: str) -> int | None:
    """Return the year in brackets that ends a rating line, or the year of the report it links to."""
    bracket = _LAST_BRACKET.search(line)
    if bracket:
        return int(bracket.group(1))
    named = report_years(line)
    return named[-1][1] if named else None


def clause_year(clause: str) -> int | None:
    """Return the year that the clause of a rank states for the report."""
    named = report_years(clause)
    if named:
        return named[-1][1]
    matches = tier_lexicon().pattern("report_itself").finditer(clause)
    said = [match.group("a") or match.group("b") for match in matches]
    return int(said[-1]) if said else None


def nearest_year(years: tuple[tuple[int, int], ...], position: int) -> int | None:
    """Return the year of the report last named before a position, else of the one named first after it."""
    before = [year for start, year in years if start <= position]
    if before:
        return before[-1]
    return years[0][1] if years else None
