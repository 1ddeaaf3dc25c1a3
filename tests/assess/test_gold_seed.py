"""The claims that people labelled in the seed document lead where the issue says."""

import json
from pathlib import Path

import pytest

from palermo.assess import Evidence, assess
from palermo.records import ChainLink, Claim, TierPlacement

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "000_50d90de8a44df82a.json"


@pytest.mark.shared
def test_labelled_claims_of_the_seed_give_tier_3_remained() -> None:
    if not GOLD.exists():
        pytest.skip(f"{GOLD} is absent: the evaluation data is not beside the project")
    claims = tuple(
        Claim(
            id=str(number), document="seed", start=item["start"], end=item["end"], quote=item["quote"],
            chain=tuple(ChainLink(str(link), "unnamed", None, None) for link in item["chain"]),
            certainty=item["certainty"], verbatim=item["verbatim"], language="en", abuses=tuple(item["abuses"]),
            actors=tuple(item.get("actors") or ()),
            tier=TierPlacement(**item["tier"]) if item.get("tier") else None,
        )
        for number, item in enumerate(json.loads(GOLD.read_text(encoding="utf-8"))["claims"])
    )  # fmt: skip
    found, problems = assess(Evidence(claims=claims), country="CHN", year=2024, as_of="2024-07-01")
    assert (found.tier, found.change, found.needs_person) == ("3", "remained", ("sig.proof_of_failure",))
    assert problems == ()
