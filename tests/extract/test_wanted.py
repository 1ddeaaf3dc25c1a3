from palermo.extract.sentences import split_sentences
from palermo.extract.wanted import told_of_abuse, wanted_for_claims
from palermo.records import Document, Segment

PARAGRAPHS = (
    "The weather in Varna was mild that week.",
    "A lawyer of the union told the paper about the dispute. The road there is narrow.",
    "Guards forced the migrants to work at the kiln. About 40 of them were minors. The hills are green.",
    "The ministry denied it. Trains ran on time.",
    "A market opened in the square.",
    "A choir sang, the mayor said, until late.",
)


def _document(*paragraphs: str) -> Document:
    text = "\n\n".join(paragraphs)
    segments, at = [], 0
    for paragraph in paragraphs:
        segments.append(Segment(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Document("invented", "0" * 64, text, "text", tuple(segments), language="en")


def _parsed(document: Document) -> list[str]:
    sentences = split_sentences(document)
    wanted = wanted_for_claims(document, sentences, told_of_abuse(document))
    return [document.text[s.start : s.end] for s, take in zip(sentences, wanted, strict=True) if take]


def test_what_may_add_to_a_claim_is_parsed_and_nothing_else() -> None:
    assert _parsed(_document(*PARAGRAPHS)) == [
        "A lawyer of the union told the paper about the dispute.",
        "Guards forced the migrants to work at the kiln.",
        "About 40 of them were minors.",
        "The ministry denied it.",
    ]


def test_without_a_word_of_abuse_nothing_is_parsed() -> None:
    assert told_of_abuse(_document(*PARAGRAPHS[:2])) == frozenset()
    assert _parsed(_document(*PARAGRAPHS[:2])) == []


def test_a_source_is_not_looked_for_after_what_it_would_say() -> None:
    before = _document("An officer said so in May.", "Guards forced the migrants to work.")
    after = _document("Guards forced the migrants to work.", "An officer said in May that trains ran.")
    assert len(_parsed(before)) == 2
    assert len(_parsed(after)) == 1
