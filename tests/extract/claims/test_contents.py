"""What is said, where a speaker who closes the sentence was found and the words said were not."""

import pytest
from tests.extract.ruled import document_of

from palermo.extract.claims.contents import with_contents
from palermo.extract.claims.walk import Scene, start_walk
from palermo.extract.sentences import split_sentences
from palermo.extract.syntax import load_english
from palermo.records import Attribution, Span


def scene_of(text: str) -> Scene:
    document = document_of(text)
    (sentence,) = split_sentences(document)
    (parse,) = load_english().parse([text[sentence.start : sentence.end]])
    return start_walk(document, (sentence,), ()).scene(0, sentence, parse)


def content(text: str, source: str, cue: str, said: tuple[Span, ...] = ()) -> list[str]:
    """Return the words that an attribution of the text has for its content; `said` is what it had before."""

    def at(words: str) -> tuple[Span, ...]:
        return (Span(text.rindex(words), text.rindex(words) + len(words)),) if words else ()

    given = Attribution("d", at(source), at(cue), said, 0, "indirect")
    (found,) = with_contents(scene_of(text), (given,))
    assert (found.source, found.cue) == (given.source, given.cue)
    return [text[span.start : span.end] for span in found.content]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Guards beat the men every night, the group said.", "the group", "said"),
        ("Guards beat the men every night, said the group.", "the group", "said"),
        ("Guards beat the men every night, the group said on Friday.", "the group", "said"),
        ("Guards beat the men every night, the group told reporters.", "the group", "told"),
    ],
)
def test_what_stands_before_a_closing_speaker_is_what_is_said(text: str, source: str, cue: str) -> None:
    assert content(text, source, cue) == ["Guards beat the men every night"]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        # No comma sets the speaker off; the sentence goes on; nobody says anything; too little is said; no source.
        ("Guards beat the men and the group said.", "the group", "said"),
        ("Guards beat the men, the group said, and the mill closed for good that year.", "the group", "said"),
        ("Guards beat the men every night, the group left.", "the group", "left"),
        ("It was so, the group said.", "the group", "said"),
        ("Guards beat the men every night, it was said.", "", "said"),
    ],
)
def test_other_words_before_a_speaker_are_not_taken_for_said(text: str, source: str, cue: str) -> None:
    assert content(text, source, cue) == []


def test_content_that_was_found_stays() -> None:
    text = "Guards beat the men every night, the group said."
    assert content(text, "the group", "said", (Span(0, 19),)) == ["Guards beat the men"]
