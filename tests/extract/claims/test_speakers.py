"""Who says a given span of an invented text, and how firmly: any span, also one that the grammar would not cut."""

import pytest

from palermo.extract.attribution import find_frames
from palermo.extract.claims.certainty import certainty_at
from palermo.extract.claims.frames import frames_of
from palermo.extract.claims.speakers import chain_at, walk_on
from palermo.extract.claims.walk import start_walk
from palermo.extract.sentences import split_sentences
from palermo.extract.syntax import load_english
from palermo.records import ChainLink, Document, Segment, Span


def said(text: str, quote: str) -> tuple[tuple[ChainLink, ...], str, tuple[str, ...]]:
    """Return the chain, the class and the entries that set it, of the last place where the quote stands."""
    segments, at = [], 0
    for paragraph in text.split("\n\n"):
        segments.append(Segment(at, at + len(paragraph)))
        at += len(paragraph) + 2
    document = Document("d", "0" * 64, text, "text", tuple(segments), "en")
    sentences = split_sentences(document)
    parses = load_english().parse([text[s.start : s.end] for s in sentences])
    walk = start_walk(document, sentences, find_frames(document, sentences, parses))
    start = text.rindex(quote)
    span = Span(start, start + len(quote))
    for number, (sentence, parse) in enumerate(zip(sentences, parses, strict=True)):
        scene = walk.scene(number, sentence, parse)
        frames = frames_of(walk, scene)
        if sentence.start <= start < sentence.end:
            chain = chain_at(walk, scene, span, frames)
            return chain, *certainty_at(walk, scene, span, chain, frames)
        walk_on(walk, scene, frames)
    raise AssertionError(f"no sentence holds {quote!r}")


def names(text: str, quote: str) -> list[str]:
    return [link.source for link in said(text, quote)[0]]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The government continued policies that force adults to pick cotton.", "policies that force adults"),
        ("The ministry maintained insufficient efforts to protect victims.", "insufficient efforts to protect"),
        ("The authorities demonstrated efforts, considering the harm of floods.", "the harm of floods"),
        ("Officials did not report how many victims they identified.", "how many victims they identified"),
        ("The agency failed to report that workers were beaten.", "workers were beaten"),
        ("The government did not say whether workers were beaten.", "workers were beaten"),
        ("The state maintains a strong stand against forced labour.", "forced labour"),
        ("The minister promised to end forced labour.", "end forced labour"),
        ("Courts convicted four traffickers.", "Courts convicted four traffickers"),
        ("Evidence suggests that guards beat workers.", "guards beat workers"),
        ("The table shows that guards beat workers.", "guards beat workers"),
        ("No official said that guards beat workers.", "guards beat workers"),
        ("Guards beat workers; the government continued to direct the camps.", "Guards beat workers"),
        ("Inquiry into Kilns Report: Chad\n\nGuards beat workers.", "Guards beat workers"),
    ],
)
def test_a_deed_and_silence_are_no_speech(text: str, quote: str) -> None:
    assert names(text, quote) == []


@pytest.mark.parametrize(
    "after",
    [
        "Courts convicted four traffickers",
        "Officials did not screen workers",
        "The government did not prosecute owners",
        "Judges freed two traffickers",
        "Police freed two victims",
    ],
)
def test_what_a_government_reports_goes_no_further_than_its_words(after: str) -> None:
    text = f"The government reported opening five cases of forced labour. {after}."
    assert names(text, "opening five cases of forced labour") == ["government (unnamed)"]
    assert names(text, after) == []


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("The Togolese government", "Government of Togo", "government"),
        ("Officials in Laos", "Government of Laos", "government"),
        ("The authorities of Peru", "Government of Peru", "government"),
        ("Fiji", "Government of Fiji", "government"),
        ("Chad's foreign ministry", "Chad's foreign ministry (unnamed)", "government"),
        ("The Ministry of Labour of Togo", "Ministry of Labour of Togo", "government"),
        ("Labour minister Ana Petrova", "Ana Petrova", "government"),
        ("The interior minister, Ana Petrova,", "Ana Petrova", "government"),
        ("A refugee from Chad", "refugee from Chad (unnamed)", "survivor_or_witness"),
        ("The Peru-based group", "Peru-based group (unnamed)", "ngo"),
        ("A US-based watchdog", "US-based watchdog (unnamed)", "ngo"),
        ("The Paris-based rights group", "Paris-based rights group (unnamed)", "ngo"),
        ("Radio of Varna", "Radio of Varna", "unnamed"),
        ("The statement published on Monday", "statement (unnamed)", "document"),
        ("A report by the Harbour Union", "Harbour Union", "ngo"),
        ("A study published in March by the Varna Institute", "Varna Institute", "academic"),
        ("The 90-page UN inquiry report, published this week,", "UN inquiry report", "international_body"),
        ("The District Court of Varna", "District Court of Varna", "government"),
        ("The Union of Jurists", "Union of Jurists", "ngo"),
        ("A spokesman for the Kiln Company", "Kiln Company", "company"),
        ("A Lamplight spokeswoman", "Lamplight", "unnamed"),
        ("Ana Moraes, a researcher at Lamplight,", "Ana Moraes", "academic"),
        ("North Korean defectors", "North Korean defectors (unnamed)", "survivor_or_witness"),
    ],
)
def test_a_source_has_a_sensible_name_and_kind(source: str, name: str, kind: str) -> None:
    chain = said(f"{source} said that guards beat workers.", "guards beat workers")[0]
    assert [(link.source, link.kind) for link in chain] == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Lamplight's director Ana Moraes said guards beat workers.", ["Lamplight", "Ana Moraes"]),
        ("Riverlight's Secretary General Ana Moraes said guards beat workers.", ["Riverlight", "Ana Moraes"]),
        ("A guard told Lamplight that guards beat workers.", ["Lamplight", "guard (unnamed)"]),
        ("Workers told the court that guards beat workers.", ["Workers (unnamed)"]),
        (
            "In its report, the labour board cites claims by the Kiln Union that guards beat workers.",
            ["labour board (unnamed)", "Kiln Union"],
        ),
        ("The meeting came amid Lamplight's report on Monday stating that guards beat workers.", ["Lamplight"]),
        ("Lamplight published a study in March. The report released on Thursday said guards beat workers.",
         ["Lamplight"]),
        ("Owners were accused by the Kiln Union of letting guards beat workers.", ["Kiln Union"]),
        ("There were reports that guards beat workers.", ["reports (unnamed)"]),
        ("The group said it left after its partner, the Kiln Union, concluded that guards beat workers.",
         ["group (unnamed)", "Kiln Union"]),
        ("Women fled, according to the 2018 Kiln Index. \"It has begun,\" Ana Moraes said, although she added that"
         " guards beat workers.", ["Ana Moraes"]),
        ("Unions spoke out. \"They guards beat workers. They will never stop,\" Ana Moraes said.", ["Ana Moraes"]),
        ("Ana Moraes said she fled. The inquiry met one man. It said that guards beat workers.", ["Ana Moraes"]),
        ("The inquiry interviewed one man. Witnesses fled, it said, when guards beat workers.",
         ["inquiry (unnamed)"]),
        ("Spokesperson: It is a shame that guards beat workers.", ["Spokesperson (unnamed)"]),
        ("Ana Moraes: We saw that guards beat workers.", ["Ana Moraes"]),
        ("The labour board posits that guards beat workers.", ["labour board (unnamed)"]),
        ("Late in the day, the Kiln Union said in a report that guards beat workers.", ["Kiln Union"]),
        ("\"In the 2017 season, the pressure to fill carts led guards beat workers,\" said Ana Moraes, founder of"
         " Lamplight.", ["Ana Moraes"]),
    ],
)  # fmt: skip
def test_the_chain_has_those_who_speak_in_order(text: str, chain: list[str]) -> None:
    assert names(text, "guards beat workers") == chain


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The envoy denied that workers were forced.", "workers were forced"),
        ("The ministry refuted that workers were forced.", "workers were forced"),
        ("The mill denied involvement in forced labour.", "The mill denied involvement in forced labour"),
        ("The mill denied using forced labour.", "using forced labour"),
        (
            "The union spoke up. The ministry called the report baseless.",
            "The ministry called the report baseless",
        ),
        ("The ministry dismissed the allegations as fabricated.", "The ministry dismissed the allegations"),
        (
            "The Togolese government has denied the allegations.",
            "The Togolese government has denied the allegations",
        ),
        ("The allegations of torture were false, the envoy said.", "The allegations of torture were false"),
        ("Inspectors found no forced labour in the mills.", "no forced labour in the mills"),
        ("Inspectors found no evidence of forced labour.", "no evidence of forced labour"),
        ("The envoy said there was no forced labour in the mills.", "there was no forced labour in the mills"),
        (
            "The envoy said neither children nor women were forced to work.",
            "neither children nor women were forced",
        ),
        ("It is not true that workers are forced, the envoy said.", "It is not true that workers are forced"),
        ("Not one worker was forced, the envoy said.", "Not one worker was forced"),
        (
            "The so-called forced labour does not exist, the envoy said.",
            "The so-called forced labour does not exist",
        ),
        ("There is no such thing as forced labour, the envoy said.", "There is no such thing as forced labour"),
        ("The firm had no involvement in forced labour.", "The firm had no involvement in forced labour"),
        ("The owner pleaded not guilty to trafficking.", "The owner pleaded not guilty to trafficking"),
    ],
)
def test_a_denial_is_one_in_every_wording(text: str, quote: str) -> None:
    assert said(text, quote)[1] == "denied"


@pytest.mark.parametrize(
    ("text", "quote", "certainty"),
    [
        ("Unless workers pay, they are forced to stay.", "they are forced to stay", "asserted"),
        ("The union maintains that workers are forced.", "workers are forced", "asserted"),
        ("Officials chose to maintain policies that force workers.", "policies that force workers", "asserted"),
        ("The state keeps its strong stand against forced labour.", "forced labour", "asserted"),
        ("It is not a training centre, the envoy said.", "It is not a training centre", "asserted"),
        ("The men were denied food and beaten.", "The men were denied food and beaten", "asserted"),
        ("The minister did not deny that workers were forced.", "workers were forced", "unclear"),
        ("The firm would neither confirm nor deny that workers were forced.", "workers were forced", "unclear"),
        ("It is unclear whether workers were forced.", "It is unclear whether workers were forced", "unclear"),
        ("Suspected traffickers were convicted of fraud.", "Suspected traffickers were convicted", "asserted"),
        ("A total of 40 trafficking suspects were sent to court.", "40 trafficking suspects were sent to court",
         "asserted"),
        ("Workers were beaten on 15 May.", "Workers were beaten on 15 May", "asserted"),
        ("Workers were beaten in May 2020.", "Workers were beaten in May 2020", "asserted"),
        ("Those who could not pay were beaten.", "Those who could not pay were beaten", "asserted"),
        ("Guards who may be drunk beat the men.", "Guards who may be drunk beat the men", "asserted"),
        ("They tortured us, they did everything they could.", "They tortured us, they did everything they could",
         "asserted"),
        ("Guards locked doors so that nobody could leave.", "Guards locked doors so that nobody could leave",
         "asserted"),
        ("Workers may have been beaten.", "Workers may have been beaten", "possible"),
        ("Parts of the scheme may ease forced labour.", "Parts of the scheme may ease forced labour", "possible"),
        ("The owner was charged with forced labour.", "The owner was charged with forced labour", "alleged"),
        ("The firm was hit by allegations that it uses forced labour.", "it uses forced labour", "alleged"),
        ("Workers were beaten, it is claimed.", "Workers were beaten", "alleged"),
        ("Workers were beaten, according to the indictment.", "Workers were beaten", "alleged"),
    ],
)  # fmt: skip
def test_a_hedge_binds_to_its_verb(text: str, quote: str, certainty: str) -> None:
    assert said(text, quote)[1] == certainty


def test_the_entries_that_set_the_class_are_named() -> None:
    assert said("Workers may have been beaten.", "Workers may have been beaten")[2] == ("clause.may",)
    assert said("The envoy denied that workers were forced.", "workers were forced")[2] == ("cue.denied",)


@pytest.mark.parametrize("state", ["Togolese", "Laotian", "Chinese", "American", "Uzbek", "Peruvian"])
def test_every_state_denies_alike(state: str) -> None:
    text = f"Unions say workers are forced. The {state} government has denied the allegations."
    chain, certainty, _ = said(text, f"The {state} government has denied the allegations")
    assert [link.kind for link in chain] == ["government"]
    assert certainty == "denied"
