"""Who says a claim: chains of invented texts, over sentences, pronouns, reports and nesting."""

import pytest
from tests.extract.ruled import document_of, ruled_claims

from palermo.records import Claim


def claims(*paragraphs: str) -> tuple[Claim, ...]:
    return ruled_claims(document_of(*paragraphs))


def chains(*paragraphs: str) -> list[tuple[str, list[str]]]:
    return [(claim.quote, [link.source for link in claim.chain]) for claim in claims(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Human Rights Watch said guards tortured detainees. The group added that women were raped in the"
            " cells. Dozens of men died of torture there.",
            [
                ("guards tortured detainees", ["Human Rights Watch"]),
                ("women were raped in the cells", ["Human Rights Watch"]),
                ("Dozens of men died of torture there", ["Human Rights Watch"]),
            ],
        ),
        (
            "Human Rights Watch published a report on Monday. It said that guards tortured detainees. The report"
            " also found that women were raped.",
            [
                ("guards tortured detainees", ["Human Rights Watch"]),
                ("women were raped", ["Human Rights Watch"]),
            ],
        ),
        (
            "The US State Department published a report in June. The report says that officials force villagers to"
            " pick cotton.",
            [("officials force villagers to pick cotton", ["U.S. Department of State"])],
        ),
        (
            "Lena Marek, a lawyer, said that girls are sold to traffickers. She added that boys are forced to"
            " beg.",
            [
                ("girls are sold to traffickers", ["Lena Marek"]),
                ("boys are forced to beg", ["Lena Marek"]),
            ],
        ),
        (
            "Amnesty International said that guards tortured the prisoners. The Foreign Ministry denied it. It"
            " said nobody was tortured in the prisons.",
            [
                ("guards tortured the prisoners", ["Amnesty International"]),
                ("The Foreign Ministry denied it", ["Foreign Ministry (unnamed)"]),
                ("nobody was tortured in the prisons", ["Foreign Ministry (unnamed)"]),
            ],
        ),
        (
            "The Harbour Post reported that Amnesty International said former detainees told it that guards raped"
            " women.",
            [
                (
                    "guards raped women",
                    ["Harbour Post (unnamed)", "Amnesty International", "former detainees (unnamed)"],
                )
            ],
        ),
        (
            "A report by Amnesty International of forced labour in the harbour drew criticism.",
            [("forced labour in the harbour", ["Amnesty International"])],
        ),
        (
            "The Harbour Union’s report that owners locked children in the kilns was published on Friday.",
            [("owners locked children in the kilns", ["Harbour Union (unnamed)"])],
        ),
        (
            "The prisoners, Amnesty International said, were tortured in the cellar.",
            [
                (
                    "The prisoners, Amnesty International said, were tortured in the cellar",
                    ["Amnesty International"],
                )
            ],
        ),
        (
            "According to a former guard quoted in the report, prisoners were tortured.",
            [("prisoners were tortured", ["former guard (unnamed)"])],
        ),
        (
            "The minister, who had denied the charge, said that children were not forced to work.",
            [("children were not forced to work", ["minister (unnamed)"])],
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_a_claim_has_the_sources_that_speak(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert chains(text) == expected


def test_another_source_takes_over() -> None:
    text = "Amnesty International said guards tortured men. Police said that women were raped in the camp."
    assert [chain for _, chain in chains(text)] == [["Amnesty International"], ["Police (unnamed)"]]


def test_a_quoted_paragraph_after_a_colon_is_the_speakers() -> None:
    found = chains("The widow told the court:", "“They took my sons to the mine and beat them.”", "It rained.")
    assert found == [("They took my sons to the mine and beat them", ["widow (unnamed)"])]


def test_every_link_stands_where_the_text_names_it() -> None:
    text = "Human Rights Watch published a report. It said that guards tortured detainees."
    (claim,) = claims(text)
    (link,) = claim.chain
    assert link.start is not None
    assert text[link.start : link.end] == "Human Rights Watch"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Ministry of Labour said that guards forced migrants to work.", "Ministry of Labour"),
        (
            "The Ministry of Labour and Social Policy said that guards forced migrants to work.",
            "Ministry of Labour and Social Policy",
        ),
        ("The District Court of Varna found that guards forced migrants to work.", "District Court of Varna"),
        ("Labour minister Ana Petrova said that guards forced migrants to work.", "Ana Petrova"),
    ],
)
def test_a_body_keeps_its_whole_name_and_a_person_theirs(text: str, source: str) -> None:
    assert [sources for _, sources in chains(text)] == [[source]]
