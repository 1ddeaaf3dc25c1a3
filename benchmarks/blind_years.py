"""Country-years of the Factbook without their verdict, read by the extractor: what precedents and blind tiers use.

The rank and the formula that gives it away are taken out clause by clause, as in the `blind_text` of
`efforts/dev.jsonl`. Countries of `efforts/sealed_countries.txt` are left out whole, and so are years whose rank
the table of tiers gives otherwise. Every statement counts here, whatever its confidence.
"""

import csv
import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from palermo.extract import extract_all
from palermo.extract.pipeline import Makers
from palermo.extract.reader import load_reader
from palermo.extract.votes import load_votes
from palermo.records import Document, Extraction, Segment, Tier

RANKS: dict[str, Tier] = {"2WL": "2WL", "3": "3"}
# A clause that holds one of these tells the rank, or is the formula that goes with one.
_VERDICT = re.compile(
    r"\btier\s+(?:[123]|one|two|three)\b|\bwatch list\b|\bminimum standards?\b|\bwaiver\b"
    r"|\befforts?\b[^;]{0,30}\bto do so\b"
    r"|\boverall\s+(?:\w+[\s-]){0,2}(?:increas\w+|efforts?)\b"
    r"|\bsignificant\s+(?:\w+\s+)?efforts?\b|\bauto(?:matic)?-?\s?downgrade|\b(?:up|down)graded\b"
    r"|\bfor more details\b|https?://|\bevidence of (?:\w+ )?(?:increas\w+|progress|overall)\b"
    r"|\bnot (?:show|demonstrate|make)\w*\s+increas\w+\s+(?:[\w-]+\s)?efforts?\b"
    r"|\bincreas\w+ (?:its |overall )?efforts? (?:to (?:combat|address|eliminate)|over)",
    re.IGNORECASE,
)
_RATING = re.compile(r"(?im)^\s*tier rating:\s*")
_YEAR = re.compile(r"\s*\((?:19|20)\d\d\)\s*$")


@dataclass(frozen=True, slots=True)
class Year:
    """A country and report year with its rank and the text that is left of it without one."""

    country: str
    name: str
    year: int
    tier: Tier
    text: str

    @property
    def id(self) -> str:
        """The label of its document."""
        return f"{self.country}_{self.year}"

    @property
    def document(self) -> Document:
        """The text as a document of that country, published at the end of the reporting period."""
        ends = [found.end() for found in re.finditer(r"\n|\Z", self.text)]
        starts = [0, *ends[:-1]]
        parts = tuple(
            Segment(start, len(self.text[:end].rstrip()))
            for start, end in zip(starts, ends, strict=True)
            if self.text[start:end].strip()
        )
        title = f"Trafficking in persons: {self.name}"
        return Document(
            self.id, "", self.text, "text", parts, language="en", title=title, published=f"{self.year}-03"
        )


def without_verdict(text: str) -> str:
    """Return an entry's text without its rank and the formula that gives it away; its year in brackets stays."""
    lines = []
    for line in text.splitlines():
        found = _RATING.match(line)
        rest = line[found.end() :] if found else line
        year = _YEAR.search(rest)
        kept = [clause.strip() for clause in rest.removesuffix(year[0] if year else "").split(";")]
        told = "; ".join(clause for clause in kept if clause and not _VERDICT.search(clause))
        if told:
            lines.append(("efforts: " if found else "") + told + (year[0].rstrip() if year else ""))
    return "\n".join(lines)


def years(shared: Path) -> tuple[Year, ...]:
    """Return the country-years outside the sealed countries, the longest text of each, in order."""
    data = shared / "data"
    sealed = set((data / "efforts" / "sealed_countries.txt").read_text(encoding="utf-8").split())
    table = _table(data / "tip_tiers.csv")
    held: dict[tuple[str, int], Year] = {}
    for row in _rows(data / "factbook_tier_texts.jsonl"):
        country, year, tier = row["iso3"], row["report_year"], RANKS.get(row["tier"])
        if country in sealed or year is None or tier is None or table.get((country, year), tier) != tier:
            continue
        told = without_verdict(row["text"])
        if "efforts: " not in told or len(told) <= len(
            held[country, year].text if (country, year) in held else ""
        ):
            continue
        held[country, year] = Year(country, row["country"], year, tier, told)
    return tuple(held[key] for key in sorted(held))


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _table(path: Path) -> dict[tuple[str, int], str]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["iso3"], int(row["year"])): row["tier"] for row in rows}


def sample(held: Iterable[Year], size: int | None, *, seed: int) -> tuple[Year, ...]:
    """Return that many country-years, drawn with the seed, in order; all of them where no size is given."""
    found = tuple(held)
    if size is None or size >= len(found):
        return found
    return tuple(sorted(random.Random(seed).sample(found, size), key=lambda one: one.id))  # noqa: S311 - no secret


def read(held: Iterable[Year]) -> Iterator[tuple[Year, Extraction]]:
    """Yield each country-year with what the extractor yields of it; every statement counts."""
    votes = load_votes().model_copy(update={"threshold": {"claim": 0.0, "effort": 0.0}})
    found = tuple(held)
    documents = (one.document for one in found)
    pairs = extract_all(documents, everything=True, makers=Makers(load_reader(), votes))
    for one, (extraction, _) in zip(found, pairs, strict=True):
        yield one, extraction
