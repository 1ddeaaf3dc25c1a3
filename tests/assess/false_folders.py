"""Forty folders without evidence for what is asked of them: `python -m tests.assess.false_folders SHARED OUT`.

A third hold texts of other countries in the year asked, a third the right country in other years, and a third both
with pages of government or news beside them. Texts are those of the Factbook that is in the public domain, every
second one without its rank, every third without a date; `SEED` fixes which. `right` makes folders that do hold
evidence, so that the test can tell a judge that never names a tier from one that names it only on ground.
"""

import json
import random
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.blind_years import without_verdict

SEED, FOLDERS, APART = 20261127, 40, 3
COUNTRIES, PAGES = 10, 6


@dataclass(frozen=True)
class Asked:
    """A folder with the country and report year that are asked of it, and what kind of folder it is."""

    folder: Path
    country: str
    year: int
    kind: str


@dataclass(frozen=True)
class Text:
    """An entry of the Factbook: country, name, report year and words."""

    country: str
    name: str
    year: int
    text: str
    published: str | None

    @property
    def line(self) -> str:
        """The entry as a line of a `.jsonl` input, dated as the edition that printed it, or without a date."""
        date = {} if self.published is None else {"published": self.published}
        title = f"Trafficking in persons: {self.name}"
        return json.dumps({"id": self.label, "title": title, "text": self.text, **date})

    @property
    def label(self) -> str:
        """The label of its document and the name of its file."""
        return f"{self.country}_{self.published or self.year}"


def texts(shared: Path) -> dict[str, list[Text]]:
    """Return the entries of some countries that have several years far apart, by country."""
    sealed = set((shared / "data" / "efforts" / "sealed_countries.txt").read_text(encoding="utf-8").split())
    found: dict[str, dict[int, Text]] = defaultdict(dict)
    for line in (shared / "data" / "factbook_tier_texts.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["report_year"] and row["tier"] and row["iso3"] not in sealed and "tier rating" in row["text"]:
            text = Text(row["iso3"], row["country"], row["report_year"], row["text"], None)
            found[row["iso3"]][row["report_year"]] = text
    wide = {code: held for code, held in found.items() if max(held) - min(held) > 2 * APART}
    chosen = sorted(random.Random(SEED).sample(sorted(wide), COUNTRIES))  # noqa: S311 - no secret
    return {
        code: [_shown(wide[code][end(wide[code])], 2 * number + place) for place, end in enumerate((min, max))]
        for number, code in enumerate(chosen)
    }


def _shown(one: Text, number: int) -> Text:
    """Return every second of those numbered in pairs without its rank, and every third without its date."""
    blind = number // 2 % 2 == 1
    text = without_verdict(one.text) if blind else one.text
    return replace(one, text=text, published=None if number % 3 == 0 else f"{one.year}-07")


def pages(shared: Path) -> list[Path]:
    """Return short pages of government and news, which name many countries."""
    folders = (shared / "data" / "government" / "text", shared / "data" / "news" / "docs")
    files = [file for folder in folders for file in sorted(folder.glob("*.txt")) if file.stat().st_size < 8000]
    return random.Random(SEED).sample(files, PAGES)  # noqa: S311 - no secret


def make(shared: Path, out: Path) -> Iterator[Asked]:
    """Write the folders and yield what is asked of each."""
    held, beside = texts(shared), pages(shared)
    rng = random.Random(SEED)  # noqa: S311 - no secret
    for number in range(FOLDERS):
        kind = ("elsewhere", "other_years", "mixed")[number % 3]
        country = sorted(held)[number % len(held)]
        own, others = held[country], [one for code in held for one in held[code] if code != country]
        year = rng.choice(own).year + rng.choice((0, APART)) if kind == "elsewhere" else _between(own, rng)
        near = sorted(others, key=lambda one: (abs(one.year - year), one.country))[:8]
        chosen = rng.sample(near, 3) if kind != "other_years" else []
        chosen += own if kind != "elsewhere" else []
        files = rng.sample(beside, 2) if kind == "mixed" else rng.sample(beside, 1)
        yield _written(Asked(out / f"{number:02}_{kind}", country, year, kind), chosen, files)


def right(shared: Path, out: Path) -> Iterator[Asked]:
    """Write folders that do hold evidence for what is asked, beside that of others."""
    held = texts(shared)
    for country, own in held.items():
        other = next(one for code, (_, one) in held.items() if code != country)
        asked = Asked(out / f"right_{country}", country, own[1].year, "right")
        yield _written(asked, [replace(own[1], published=f"{own[1].year}-02"), other], [])


def _between(own: Sequence[Text], rng: random.Random) -> int:
    """Return a report year at least `APART` from each year that the texts are of."""
    free = [year for year in range(2005, 2027) if all(abs(year - one.year) >= APART for one in own)]
    return rng.choice(free)


def _written(asked: Asked, chosen: Sequence[Text], files: Sequence[Path]) -> Asked:
    asked.folder.mkdir(parents=True)
    for one in chosen:
        (asked.folder / f"{one.label}.jsonl").write_text(one.line, encoding="utf-8")
    for file in files:
        shutil.copyfile(file, asked.folder / file.name)
    return asked


if __name__ == "__main__":
    for one in make(Path(sys.argv[1]), Path(sys.argv[2])):
        print(one.folder, one.country, one.year, one.kind)  # noqa: T201 - a script
