"""Each kind of attribution in invented sentences: its source, cue and content, its kind and its level."""

import pytest

from palermo.extract import extract
from palermo.records import Attribution, Document, Segment


def page(*paragraphs: str) -> Document:
    text, segments = "\n\n".join(paragraphs), []
    at = 0
    for paragraph in paragraphs:
        segments.append(Segment(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Document("d", "0" * 64, text, "text", tuple(segments), language="en")


def attributions(*paragraphs: str) -> list[Attribution]:
    return list(extract(page(*paragraphs), whole=True)[0].attributions)


def told(*paragraphs: str) -> list[tuple[str, int, list[str], list[str], list[str]]]:
    text = page(*paragraphs).text
    return [
        (a.kind, a.chain_level, *([text[s.start : s.end] for s in part] for part in (a.source, a.cue, a.content)))
        for a in attributions(*paragraphs)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“Guards beat the men every night,” said Amnesty International.",
            ("direct", 0, ["Amnesty International"], ["said"], ["“Guards beat the men every night,”"]),
        ),
        (
            "The ministry said the factories had closed.",
            ("indirect", 0, ["The ministry"], ["said"], ["the factories had closed"]),
        ),
        (
            "The minister said the owner had “locked forty girls in a cellar”.",
            ("mixed", 0, ["The minister"], ["said"], ["the owner had “locked forty girls in a cellar”"]),
        ),
        (
            "According to the International Labour Organization, 300 workers are held in debt bondage.",
            (
                "according_to", 0, ["the International Labour Organization"], ["According to"],
                ["300 workers are held in debt bondage"],
            ),
        ),
        (
            "Women are sold in the port, according to police.",
            ("according_to", 0, ["police"], ["according to"], ["Women are sold in the port"]),
        ),
        (
            "The court heard allegations that recruiters had trafficked boys to the quarry.",
            ("agentless", 0, [], ["allegations"], ["that recruiters had trafficked boys to the quarry"]),
        ),
        (
            "It is alleged that guards tortured the prisoners.",
            ("agentless", 0, [], ["is alleged"], ["that guards tortured the prisoners"]),
        ),
        (
            "The girls are believed to have been trafficked through the port.",
            ("agentless", 0, [], ["are believed"], ["The girls", "to have been trafficked through the port"]),
        ),
        (
            "The men were reportedly forced to work without pay.",
            ("agentless", 0, [], ["reportedly"], ["The men were", "forced to work without pay"]),
        ),
        (
            "Boys, the teacher said, are forced to beg in the markets.",
            ("indirect", 0, ["the teacher"], ["said"], ["Boys", "are forced to beg in the markets"]),
        ),
        (
            "“They chained us,” the fisherman said, “and they took our papers.”",
            ("direct", 0, ["the fisherman"], ["said"], ["“They chained us,”", "“and they took our papers.”"]),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_each_kind_has_its_parts(text: str, expected: tuple[str, int, list[str], list[str], list[str]]) -> None:
    assert told(text) == [expected]


def test_a_block_quotation_after_a_colon_is_the_content() -> None:
    quoted = "“They took my sons to the mine and beat them. Nobody was paid.”"
    (one,) = told("The widow told the court:", quoted, "The trial goes on.")
    assert one == ("direct", 0, ["The widow"], ["told"], [quoted])


def test_a_block_quotation_goes_on_over_paragraphs_that_it_leaves_open() -> None:
    parts = ["“Guards tortured detainees with cables.", "“Women were sterilised by force.”", "“Nobody asked.”"]
    (one,) = told("Human Rights Watch reported the following:", *parts)
    assert one[2:] == (["Human Rights Watch"], ["reported"], parts[:2])


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The widow told the court:", "The trial goes on without her."),
        ("Three things are left:", "“The Sea”, a novel."),
        ("The widow told the court.", "“The Sea” is her novel."),
    ],
)
def test_without_a_speaker_a_colon_or_a_mark_there_is_no_block_quotation(paragraphs: tuple[str, ...]) -> None:
    assert not any(one[0] == "direct" for one in told(*paragraphs))


def test_what_stands_in_the_content_of_another_is_a_level_deeper() -> None:
    outer, inner = told("The minister believes the newspaper claimed that the owner had lied.")
    assert (outer[1], outer[2], outer[4]) == (
        0, ["The minister"], ["the newspaper claimed that the owner had lied"],
    )  # fmt: skip
    assert (inner[1], inner[2], inner[4]) == (1, ["the newspaper"], ["that the owner had lied"])


def test_attributions_stand_in_order_of_their_cue_and_inside_the_text() -> None:
    paragraphs = ("The widow told the court:", "“They beat them,” said the guard.", "He reportedly fled.")
    found, text = attributions(*paragraphs), page(*paragraphs).text
    assert [a.cue for a in found] == sorted(a.cue for a in found)
    spans = [s for a in found for part in (a.source, a.cue, a.content) for s in part]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
