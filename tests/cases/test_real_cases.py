"""Small inputs that once failed: the share that passes keeps its floor, and checks mean what they say."""

from pathlib import Path

import pytest
from benchmarks.floors import load_floors
from benchmarks.real_cases import Check, Wanted, fits, load_expected, measure
from pydantic import ValidationError

from palermo.records import ChainLink, Claim, Place

CLAIM = Claim(
    "1", "a.txt", 0, 24, "men were beaten in a mill",
    (ChainLink("Lamp Watch", "ngo", 30, 40),), "denied", False, "en",
    abuses=("physical_violence",), places=(Place("Fiji", "FJI"),), actors=("guards",), since="2019", until="2019",
)  # fmt: skip
FLOORS = Path(__file__).parents[2] / "benchmarks" / "floors.json"


@pytest.mark.shared
def test_the_share_of_cases_that_pass_keeps_its_floor(shared: Path) -> None:
    floor = load_floors(FLOORS)["real_cases.share"]
    assert floor.fault(measure(shared)["real_cases.share"]) is None


def test_every_case_is_checked() -> None:
    assert all(checks for checks in load_expected().values())


@pytest.mark.parametrize("check", [{"has": {"word": "x"}}, {"roots": 1, "clash": True}, {}])
def test_a_check_outside_the_vocabulary_is_refused(check: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Check.model_validate(check)


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        ({"quote": "BEATEN"}, True),
        ({"quote": "sold"}, False),
        ({"quote_lacks": "beaten"}, False),
        ({"chain": ["lamp watch"], "kind": "ngo"}, True),
        ({"chain": []}, False),
        ({"chain": ["lamp", "watch"]}, False),
        ({"chain_any": "lamp", "certainty": ["alleged", "denied"]}, True),
        ({"codes": ["physical_violence"], "no_codes": ["killing"]}, True),
        ({"no_codes": ["physical_violence"]}, False),
        ({"actors": ["guard"], "no_actors": ["police"], "places": ["fiji"]}, True),
        ({"no_places": ["fiji"]}, False),
        ({"time": "2019"}, True),
        ({"time": "2019-02"}, False),
        ({"since": "2019", "until": "2020"}, False),
        ({"criterion": "crit.1"}, False),
        ({"quantities": ["9"]}, False),
        ({"tier": ["FJI", 2019, "2"]}, False),
    ],
)
def test_a_record_fits_what_is_wanted(wanted: dict[str, object], holds: bool) -> None:
    assert fits(CLAIM, Wanted.model_validate(wanted)) is holds
