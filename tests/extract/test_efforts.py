import pytest

from palermo.extract.efforts import find_efforts, judge_effort
from palermo.extract.sentences import split_sentences
from palermo.records import ChainLink, Document, Effort, Segment


def efforts(text: str, language: str = "en") -> tuple[Effort, ...]:
    document = Document("invented", "0" * 64, text, "text", (Segment(0, len(text)),), language)
    return find_efforts(document, split_sentences(document))


def told(text: str) -> list[tuple[str, str, str, bool]]:
    return [(e.criterion, e.action, e.stance, e.commitment) for e in efforts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government convicted nine traffickers.", ("crit.1", "conviction", "for", False)),
        ("Courts did not convict any traffickers.", ("crit.1", "conviction", "against", False)),
        ("Police opened three investigations of trafficking.", ("crit.1", "investigation_underway", "for", False)),
        ("Authorities investigated fewer trafficking cases.",
         ("crit.1", "investigation_underway", "against", False)),
        ("Officials identified 40 trafficking victims.", ("crit.2", "victim_service", "for", False)),
        ("Authorities detained trafficking victims.", ("crit.2", "victim_service", "against", False)),
        ("The ministry trained labour inspectors and police on trafficking.",
         ("crit.2", "training", "for", False)),
        ("The government held an awareness campaign on trafficking.", ("crit.3", "prevention", "for", False)),
        ("The government plans to fund shelters for trafficking victims.",
         ("sig.budget_protection", "money_committed", "for", True)),
        ("The government drafted a law against trafficking.", ("std.1", "enforcement", "for", True)),
        ("The government drafted and enacted a law against trafficking.", ("std.1", "enforcement", "for", False)),
        ("The government adopted a national action plan to end trafficking.",
         ("crit.3", "programme_or_partnership", "for", False)),
        ("The government did not detain victims of trafficking.", ("crit.2", "victim_service", "for", False)),
        ("Officials failed to ensure that trafficking victims were not jailed.",
         ("crit.2", "victim_service", "against", False)),
        ("Prosecutors extradited a man charged with trafficking.", ("crit.5", "enforcement", "for", False)),
        ("The state never investigated officials complicit in trafficking.",
         ("crit.7", "enforcement", "against", False)),
        ("The government made efforts to reduce demand for commercial sex in its trafficking plan.",
         ("crit.12", "prevention", "for", False)),
        ("Parliament passed a law against trafficking.", ("std.1", "enforcement", "for", False)),
    ],
)  # fmt: skip
def test_a_step_is_read_with_its_criterion_stance_and_kind(
    text: str, expected: tuple[str, str, str, bool]
) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "NGOs trained police on trafficking.",
        "The government should convict more traffickers.",
        "Traffickers exploit women in private homes.",
        "The law is the Trafficking Victims Protection Act.",
        "The government opened a road and a bridge.",
    ],
)
def test_what_is_no_step_of_a_government_yields_nothing(text: str) -> None:
    assert told(text) == []


def test_a_denied_step_and_a_taken_one_in_one_sentence_keep_apart() -> None:
    found = told("The government trained police on trafficking, but did not report convicting any traffickers.")
    assert ("crit.2", "training", "for", False) in found
    assert ("crit.1", "conviction", "against", False) in found


def test_a_clause_takes_over_the_doer_before_it() -> None:
    text = "Officials did not prosecute traffickers, nor did they identify victims of trafficking."
    assert ("crit.2", "victim_service", "against", False) in told(text)


def test_spans_quotes_and_ids_hold_and_standing_comes_from_the_caller() -> None:
    text = "On Monday the government convicted two traffickers; it identified six victims of trafficking."
    document = Document("invented", "0" * 64, text, "text", (Segment(0, len(text)),), "en")
    link = ChainLink("Government of Laos", "government", None, None)
    found = find_efforts(document, split_sentences(document), standing=lambda _: ((link,), "reported"))
    assert found == find_efforts(document, split_sentences(document), standing=lambda _: ((link,), "reported"))
    assert len({effort.id for effort in found}) == len(found) >= 2
    assert all(
        text[e.start : e.end] == e.quote and e.chain == (link,) and e.certainty == "reported" for e in found
    )


def test_a_lone_surrogate_stays_in_the_quote() -> None:
    (effort,) = efforts("The government convicted \ud800 nine traffickers.")
    assert "\ud800" in effort.quote


def test_a_text_in_another_language_or_on_another_subject_has_none() -> None:
    assert efforts("The government convicted nine traffickers.", "de") == ()
    assert efforts("The government convicted nine thieves and trained police officers.") == ()


def test_having_critics_sent_back_is_no_effort_against_trafficking() -> None:
    text = (
        "The government threatened and sought the extradition of ethnic Odarans who had fled forced labour camps."
    )
    assert told(f"Trafficking goes on. {text}") == []


@pytest.mark.parametrize(
    ("text", "criteria", "direction", "done"),
    [
        ("Sixty suspects were sent to court", "crit.1", "for", "done"),
        ("a court gave two men ten years in prison", "crit.1", "for", "done"),
        ("an arrest warrant was issued for the third trafficker", "crit.1", "for", "done"),
        ("the ministry fined 18 officials for forcing teachers to weed fields", "crit.7", "for", "done"),
        ("two school heads and a mayor, all public officials, were fined for it", "crit.7", "for", "done"),
        ("corruption of officials resulted in selective enforcement of laws", "crit.7", "against", "done"),
        (
            "police fined the owners instead of investigating the cases as trafficking",
            "crit.1",
            "against",
            "not_done",
        ),
        ("despite the lack of money, the state opened two shelters for victims", "crit.2", "for", "done"),
        ("the 2011 law criminalized trafficking for labour", "std.1", "for", "done"),
        ("Law 2014-027 criminalizing slavery", "std.1", "for", "done"),
        ("a law that makes forced labour a crime", "std.1", "for", "done"),
        ("a bill against slavery is still pending", "std.1", "against", "not_done"),
        ("these penalties were sufficiently stringent", "std.3", "for", "done"),
        ("the law prescribed penalties of 10 to 20 years' imprisonment", "std.3", "for", "done"),
        ("penalties for it were commensurate with those for rape", "std.2", "for", "done"),
        ("courts convicted fewer traffickers", "crit.1", "against", "less_than_before"),
        ("trafficking investigations decreased", "crit.1", "against", "less_than_before"),
        ("officials identified more victims", "crit.2", "for", "more_than_before"),
        ("officials identified more than 40 victims", "crit.2", "for", "done"),
        ("the state did not increase its protection of victims", "crit.2", "against", "not_done"),
        ("services for victims remained inadequate", "crit.2", "against", "partly"),
        ("police did not consistently screen migrants for trafficking", "crit.2", "against", "partly"),
        ("the state continued to refer victims to care", "crit.2", "for", "done"),
        ("the state relied on NGOs to shelter victims", "crit.2", "against", "not_done"),
        ("the ministry pledged to open a shelter", "crit.2", "for", "planned"),
        ("the ministry drafted a national action plan", "crit.3", "for", "planned"),
        ("inspectors visited 200 farms", "crit.3", "for", "done"),
        ("the ministry allocated no money to shelters", "sig.budget_protection", "against", "not_done"),
        ("the state made no efforts to combat trafficking", "std.4", "against", "not_done"),
        ("courts convicted a man who did not pay his workers for their forced labour", "crit.1", "for", "done"),
        ("the ministry trained nine judges", "crit.1", "for", "done"),
        ("the ministry trained border police", "crit.2", "for", "done"),
        ("victims were jailed", "crit.2", "against", "done"),
        ("victims were not jailed", "crit.2", "for", "done"),
    ],
)
def test_a_span_is_judged_by_its_words(text: str, criteria: str, direction: str, done: str) -> None:
    judged = judge_effort(text, language="en")
    assert (" ".join(judged.criteria), judged.direction, judged.done) == (criteria, direction, done)
    assert judged.why
    assert judged.commitment == (done == "planned")


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("These efforts included ", "passing a law against trafficking", ("std.1", "for", "done")),
        ("These efforts included passing a law; ", "opening two shelters", ("crit.2", "for", "done")),
        ("The inquiry showed failures to investigate forced labour, and ", "to identify and assist victims",
         ("crit.2", "against", "not_done")),
        ("Courts did not convict traffickers or ", "provide shelter for men", ("crit.2", "against", "not_done")),
        ("The state has not adopted a plan, ", "trained border police", ("crit.2", "against", "not_done")),
        ("It lacks a budget and ", "a shelter for men", ("crit.2", "against", "not_done")),
        ("The state did not convict traffickers, but it ", "identified nine victims", ("crit.2", "for", "done")),
        ("Courts did not convict traffickers; police ", "identified nine victims", ("crit.2", "for", "done")),
    ],
)  # fmt: skip
def test_a_list_shares_its_verb_and_its_negation(before: str, text: str, expected: tuple[str, str, str]) -> None:
    judged = judge_effort(text, language="en", before=before)
    assert (" ".join(judged.criteria), judged.direction, judged.done) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the state needs to pass a law against trafficking",
        "the authorities should investigate forced labour",
        "the ministry was urged to open a shelter",
    ],
)
def test_a_demand_is_no_effort(text: str) -> None:
    assert judge_effort(text, language="en").criteria == ()


@pytest.mark.parametrize("text", ["twelve workers died at the mine", "the river rose", ""])
def test_words_that_tell_no_act_are_not_firm(text: str) -> None:
    assert not judge_effort(text, language="en").firm


def test_a_language_without_lists_names_no_act() -> None:
    assert judge_effort("die Polizei ermittelte", language="de").criteria == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El tribunal condenó a nueve tratantes", ("crit.1", "for", "done")),
        ("Las autoridades no identificaron a ninguna víctima", ("crit.2", "against", "not_done")),
        ("La policía detuvo a víctimas de la trata", ("crit.2", "against", "done")),
        ("los servicios a las víctimas siguieron siendo inadecuados", ("crit.2", "against", "partly")),
        ("planea abrir un albergue para víctimas", ("crit.2", "for", "planned")),
        ("El congreso aprobó una ley contra la trata", ("std.1", "for", "done")),
    ],
)
def test_spanish_is_judged_by_lists_of_its_own(text: str, expected: tuple[str, str, str]) -> None:
    judged = judge_effort(text, language="es")
    assert (" ".join(judged.criteria), judged.direction, judged.done) == expected


def test_a_list_of_acts_after_a_heading_is_told_act_by_act() -> None:
    found = efforts("These efforts included passing a law against trafficking; opening two shelters for victims.")
    assert [(e.criterion, e.stance, e.done) for e in found] == [
        ("std.1", "for", "done"),
        ("crit.2", "for", "done"),
    ]


def test_a_headline_that_asks_is_no_step() -> None:
    assert told("Odaria: Investigate Human Traffickers") == []
