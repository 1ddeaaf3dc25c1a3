import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.extract.entities import country_code, find_countries, find_places


def named(text: str) -> list[tuple[str, str | None]]:
    return [(place.name, place.code) for place, _ in find_places(text)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("PRC", "CHN"), ("Chinese", "CHN"), ("Burma", "MMR"), ("the Gambia", "GMB"), ("Côte d’Ivoire", "CIV"),
         ("DRC", "COD"),
        ("Republic of the Congo", "COG"), ("North Korea", "PRK"), ("Korea, South", "KOR"), ("Niger", "NER"),
         ("Nigerian", "NGA"),
        ("South Sudan", "SSD"), ("Holy See", "VAT"), ("CHN", "CHN"), ("Congo", None), ("Korea", None),
         ("us", None), ("Atlantis", None),
    ],
)  # fmt: skip
def test_a_country_is_known_by_any_usual_name(name: str, code: str | None) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Workers left Papua New Guinea, Guinea-Bissau and Guinea.", [("Papua New Guinea", "PNG"),
         ("Guinea-Bissau", "GNB"), ("Guinea", "GIN")]),
        ("Michael Jordan met Chad Miller in Jordan.", [("Jordan", "JOR")]),
        ("They ate turkey in Turkey.", [("Turkey", "TUR")]),
        ("Beijing has rejected the finding.", []),
        ("They were held in Beijing.", [("Beijing", None)]),
        ("Camps in Xinjiang and Tibet send workers to other provinces and abroad.",
         [("Xinjiang", "CN-XJ"), ("Tibet", "CN-XZ"), ("other provinces", None), ("abroad", None)]),
        ("Chinese officials told us nothing.", []),
        ("In Sindh Province, kilns stayed open.", [("Sindh Province", "PK-SD")]),
        ("The State Department of the United\nStates spoke.", [("United States", "USA")]),
        ("The Democratic Republic of the Congo is near. Congo is rich.",
         [("Democratic Republic of the Congo", "COD"), ("Congo", "COD")]),
    ],
)  # fmt: skip
def test_places_are_named_as_written_with_their_code(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


def test_adjectives_say_a_country_and_are_no_place() -> None:
    assert find_places("Thai vessels") == ()
    assert [code for code, _ in find_countries("Thai vessels")] == ["THA"]


@given(
    st.text(max_size=60),
    st.sampled_from(["China", "İran and Iran", "Côte d’Ivoire", "U.S."]),
    st.integers(0, 1000),
)
def test_every_span_holds_the_name(before: str, name: str, offset: int) -> None:
    text = f"{before} {name} "
    for place, span in find_places(text, offset=offset):
        assert " ".join(text[span.start - offset : span.end - offset].split()) == " ".join(place.name.split())
