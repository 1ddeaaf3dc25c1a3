"""Tiers named from evidence without a verdict in it: `python -m benchmarks.blind_tiers`.

Each country-year of `efforts/dev.jsonl` that has a `blind_text` is assessed from its hand-labelled statements as
if they had been read perfectly: efforts and abuses, never its placement or a judgement of its efforts as a whole.
Printed are the share where a tier is named and the share right where named.

The texts hold Watch List and Tier 3 countries alone, so nothing here measures Tier 1 or Tier 2. The thresholds of
`rules/tvpa/judgement.yaml` were written from the Act; `--cross` chooses them anew for each country from the other
countries, out of every combination of the values that the file names, and tells how far that agrees.

`--read` takes what the extractor reads in all country-years of the Factbook outside the sealed countries (some
three minutes; `--sample N` takes N of them), and tells as well what the record of precedents leads to.
"""

import argparse
import itertools
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.blind_years import read, sample, years
from tools.make_precedents import EVEN, SEED, Row, crossed

from palermo.assess import Evidence, Facts, assess
from palermo.assess.engine import tier_of
from palermo.assess.precedents import pattern_of
from palermo.assess.propose import Given, conclude, facts_of, roles
from palermo.assess.scope import limit, subject
from palermo.assess.weigh import Weighing, roots, weigh
from palermo.records import About, Claim, Effort, Stance, Tier
from palermo.rules import load_evidence_map, load_instrument, load_judgement

LIMBS = {
    "trafficking": ("trafficking_in_persons",),
    "forced_labour_government_affiliated": ("forced_labour",),
}
NAMED_AT = 0.65  # of the record's share, so that some seven of ten country-years have a leading rank
CHOSEN = (
    "acting_prongs",
    "failing_prongs",
    "failing_passages",
    "partial_counts",
    "partial_is_effort",
    "rising_prongs",
)


@dataclass(frozen=True, slots=True)
class Case:
    """One country-year with its evidence and the tier that the report gave it."""

    country: str
    year: int
    tier: Tier
    evidence: Evidence


def cases(shared: Path) -> tuple[Case, ...]:
    """Return the country-years that have a text without a verdict, in file order."""
    rows = map(json.loads, (shared / "data" / "efforts" / "dev.jsonl").read_text(encoding="utf-8").splitlines())
    return tuple(_case(row) for row in rows if row.get("blind_text"))


def _case(row: Mapping[str, Any]) -> Case:
    numbered = list(enumerate(row["statements"]))
    efforts = tuple(
        effort for n, item in numbered if item["kind"] == "effort" for effort in as_efforts(item, row, n)
    )
    claims = tuple(as_claim(item, row, n) for n, item in numbered if item["kind"] == "abuse")
    held = Evidence(claims=claims, efforts=efforts, published={row["id"]: f"{row['report_year']}-03"})
    return Case(row["iso3"], row["report_year"], row["tier"], held)


def as_efforts(item: Mapping[str, Any], row: Mapping[str, Any], number: int) -> Iterable[Effort]:
    """Yield an effort for each criterion of a labelled statement."""
    for criterion in item["criterion"]:
        stance: Stance = "mixed" if item["direction"] == "none" else item["direction"]
        yield Effort(
            id=f"{row['id']}-{number}-{criterion}", document=row["id"], start=item["start"], end=item["end"],
            quote=item["quote"], chain=(), certainty="asserted", criterion=criterion, action="other",
            stance=stance, commitment=item["done"] == "planned", language="en", done=item["done"],
            about=(About(item["country"], "stated"),),
        )  # fmt: skip


def as_claim(item: Mapping[str, Any], row: Mapping[str, Any], number: int) -> Claim:
    """Return a labelled abuse as a claim; one of a state policy names the government as its doer."""
    policy = "sig.proof_of_failure" in item["criterion"]
    codes = (*item["abuses"], "state_policy_or_pattern") if policy else tuple(item["abuses"])
    return Claim(
        id=f"{row['id']}-{number}", document=row["id"], start=item["start"], end=item["end"], quote=item["quote"],
        chain=(), certainty="asserted", verbatim=False, language="en", abuses=codes,
        actors=("the government",) if policy else (), about=(About(item["country"], "stated"),),
    )  # fmt: skip


def named(case: Case) -> Tier | None:
    """Return the tier that an assessment names for the case."""
    as_of = f"{case.year}-06-30"
    return assess(case.evidence, country=case.country, year=case.year, as_of=as_of)[0].tier


def shares(found: Iterable[tuple[Tier | None, Tier]]) -> dict[str, float]:
    """Return the share named and the share right where named, in percent, with the counts."""
    pairs = list(found)
    told = [pair for pair in pairs if pair[0] is not None]
    right = sum(tier == truth for tier, truth in told)
    return {
        "blind_tiers.cases": float(len(pairs)),
        "blind_tiers.named": round(100 * len(told) / len(pairs), 1),
        "blind_tiers.right": round(100 * right / max(len(told), 1), 1),
    }


def measure(shared: Path) -> dict[str, float]:
    """Return the shares with the thresholds as they stand."""
    return shares((named(case), case.tier) for case in cases(shared))


def settings() -> list[dict[str, int]]:
    """Return every combination of the values that the judgement file names, its own values first."""
    thresholds = [one for one in load_judgement("tvpa").thresholds if one.id in CHOSEN]
    values = itertools.product(*((one.value, *one.others) for one in thresholds))
    names = [one.id for one in thresholds]
    return [{**load_judgement("tvpa").values, **dict(zip(names, chosen, strict=True))} for chosen in values]


def under(case: Case, chosen: list[dict[str, int]]) -> list[Tier | None]:
    """Return the tier of the case under each setting of the thresholds."""
    about = subject(case.country, case.year)
    weighing = Weighing(
        case.evidence, limit(case.evidence, about), about, load_instrument("tvpa"), load_evidence_map("tvpa")
    )
    counts = {role: len(roots(held, case.evidence)) for role, held in roles(weighing, weigh(weighing)).items()}
    return [_tier(weighing, counts, values) for values in chosen]


def _tier(weighing: Weighing, counts: Mapping[tuple[str, str], int], values: dict[str, int]) -> Tier | None:
    tried = Weighing(
        weighing.evidence, weighing.scope, weighing.about, weighing.instrument, weighing.bearings, values
    )
    facts: Facts = facts_of(conclude(counts, tried), tried, Given({}, (), {}))
    return tier_of(facts)


def cross(held: tuple[Case, ...]) -> tuple[dict[str, float], Counter[str]]:
    """Return the shares with the thresholds chosen without each case's country, and how often each was chosen.

    Chosen is the setting with the most right tiers less the wrong ones; of several the first, so that the file's
    own stand where nothing is better.
    """
    chosen = settings()
    table = [under(case, chosen) for case in held]
    found: list[tuple[Tier | None, Tier]] = []
    times: Counter[str] = Counter()
    for place, case in enumerate(held):
        others = [n for n, other in enumerate(held) if other.country != case.country]
        best = max(range(len(chosen)), key=lambda n: (sum(_worth(table[k][n], held[k].tier) for k in others), -n))
        times[json.dumps({name: chosen[best][name] for name in CHOSEN})] += 1
        found.append((table[place][best], case.tier))
    return shares(found), times


def _worth(tier: Tier | None, truth: Tier) -> int:
    return 0 if tier is None else 1 if tier == truth else -1


def read_cases(shared: Path, size: int | None = None) -> tuple[Case, ...]:
    """Return country-years with what the extractor reads in their texts, every statement counted.

    They are those of `benchmarks.blind_years`: the Factbook outside the sealed countries, among them the texts of
    `efforts/dev.jsonl`, with rank and formula taken out. `size` of them are drawn with a seed; all without it.
    """
    return tuple(
        Case(
            one.country,
            one.year,
            one.tier,
            Evidence(
                claims=tuple(claim for claim in extraction.claims if claim.tier is None),
                efforts=extraction.efforts,
                published={one.id: f"{one.year}-03"},
            ),
        )
        for one, extraction in read(sample(years(shared), size, seed=SEED))
    )


def by_record(held: tuple[Case, ...]) -> dict[str, float]:
    """Return how often the rank that the record leads to is right, for countries it was not learnt from.

    Named is the likelier rank where its share is at least `NAMED_AT`. It is no tier that an assessment names.
    """
    rows = []
    for case in held:
        scope = limit(case.evidence, subject(case.country, case.year))
        rows.append(Row(case.country, case.year, case.tier, pattern_of(scope.efforts, scope.claims)))
    found = crossed(rows)
    told = [(row, share) for row, share in found if max(share, 1 - share) >= NAMED_AT]
    right = sum((share > EVEN) == (row.tier == "3") for row, share in told)
    return {
        "precedents.named": round(100 * len(told) / len(found), 1),
        "precedents.right": round(100 * right / max(len(told), 1), 1),
    }


def main() -> None:
    """Print the figures: --cross of thresholds learnt elsewhere, --read of what is read, --misses the wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    held = read_cases(options.shared, options.sample) if options.read else cases(options.shared)
    print(json.dumps(shares((named(case), case.tier) for case in held)))
    if options.read:
        print(json.dumps(by_record(held)))
    if options.cross:
        print(*cross(held), sep="\n")
    if options.misses:
        for case in held:
            tier = named(case)
            if tier != case.tier:
                print(case.country, case.year, f"report {case.tier}, named {tier or 'undetermined'}")


if __name__ == "__main__":
    main()
