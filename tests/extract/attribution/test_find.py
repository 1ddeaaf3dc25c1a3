from palermo.extract.attribution import find_attributions, needs_parse
from palermo.extract.sentences import split_sentences
from palermo.extract.syntax import load_english
from palermo.records import Attribution, Document, Segment


def document(text: str) -> Document:
    return Document("d", "0" * 64, text, "text", (Segment(0, len(text)),), language="en")


def found(text: str) -> tuple[Attribution, ...]:
    page = document(text)
    sentences = split_sentences(page)
    parser = load_english()
    wanted = needs_parse(page, sentences)
    parses = [
        parser.parse([text[s.start : s.end]])[0] if want else None
        for s, want in zip(sentences, wanted, strict=True)
    ]
    return find_attributions(page, sentences, parses)


def words(text: str, attribution: Attribution) -> dict[str, list[str]]:
    return {
        role: [text[span.start : span.end] for span in getattr(attribution, role)]
        for role in ("source", "cue", "content")
    }


def test_indirect_speech_has_a_source_a_cue_and_a_content() -> None:
    text = "The ministry said the factories had closed."
    (one,) = found(text)
    assert words(text, one) == {
        "source": ["The ministry"],
        "cue": ["said"],
        "content": ["the factories had closed"],
    }
    assert one.kind == "indirect"
