"""A dateline is no part of what a report states."""

import pytest
from tests.extract.ruled import document_of, ruled_claims

from palermo.extract.claims.datelines import after_dateline


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("VARNA — Guards beat the men.", "Guards beat the men."),
        ("PORT ARDA, Odaria (Harbour Wire) – Guards beat the men.", "Guards beat the men."),
        ("VARNA -- Guards beat the men.", "Guards beat the men."),
        ("Guards — and they were many — beat the men.", "Guards — and they were many — beat the men."),
        ("UN — Guards beat the men.", "UN — Guards beat the men."),
        ("The well-known NGO said so.", "The well-known NGO said so."),
        ("VARNA —", "VARNA —"),
        ("current situation: guards beat the men.", "guards beat the men."),
    ],
)
def test_where_a_sentence_begins_after_its_dateline(text: str, rest: str) -> None:
    assert text[after_dateline(text) :] == rest


def test_a_claim_leaves_the_dateline_and_the_place_in_it_out() -> None:
    (claim,) = ruled_claims(document_of("LIMA — Guards tortured the prisoners in Chad."))
    assert claim.quote == "Guards tortured the prisoners in Chad"
    assert [place.name for place in claim.places] == ["Chad"]
