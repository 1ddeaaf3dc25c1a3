import pytest
from babel import Locale

from palermo.extract.about import Subjects, about, subjects_of
from palermo.extract.entities.named import alpha3, find_named
from palermo.extract.entities.vocabulary import demonyms
from palermo.extract.sentences import split_sentences
from palermo.read import read_bytes
from palermo.records import About, Document, Segment, Span


def page(text: str) -> Document:
    (document, *_), _ = read_bytes(text.encode(), name="page.txt")
    return document


def asked(document: Document, quote: str, subjects: Subjects | None = None) -> tuple[About, ...]:
    start = document.text.index(quote)
    span = Span(start, start + len(quote))
    bounds = next(Span(s.start, s.end) for s in split_sentences(document) if s.start <= start < s.end)
    return about(document, span, bounds, subjects or subjects_of(document), language=document.language)


def lone(text: str, quote: str) -> list[str | None]:
    """Return whom a statement is about where the page has no subject."""
    return [item.code for item in asked(page(text), quote, Subjects())]


@pytest.mark.parametrize("country", ["Laos", "Chad", "Gabon", "Turkey", "Saudi Arabia"])
def test_where_it_happens_and_whose_government_acts_is_stated(country: str) -> None:
    (code,) = {one for one, _ in subjects_of(page(f"Notes on {country}\n\nMills in {country} closed.")).shares}
    ran = f"Guards in {country} beat the men."
    freed = f"The Government of {country} freed the men."
    for text in (ran, freed):
        assert asked(page(text), text[:-1], Subjects()) == (About(code, "stated"),)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The US State Department said that guards beat the men.", "guards beat the men"),
        ("Women from Laos and Nepal were beaten.", "Women from Laos and Nepal were beaten"),
        ("Women were trafficked to Laos.", "Women were trafficked to Laos"),
        ("The ministry signed an agreement with Laos on labour.", "The ministry signed an agreement with Laos"),
        ("A US-based group was told that guards beat the men.", "guards beat the men"),
        ("A Laotian newspaper was told that guards beat the men.", "guards beat the men"),
        ("BANGKOK — Guards beat thousands of men.", "Guards beat thousands of men"),
        ("Guards beat men in many countries.", "Guards beat men in many countries"),
    ],
)
def test_who_speaks_comes_goes_or_helps_is_not_whom_it_is_about(text: str, quote: str) -> None:
    assert lone(text, quote) == [None]


def test_the_sentence_before_carries_its_country() -> None:
    document = page("The Government of Chad did not free the men. There was a pattern of forced labor.")
    assert asked(document, "There was a pattern of forced labor", Subjects()) == (About("TCD", "carried"),)


def test_the_one_subject_of_a_page_holds_where_nothing_else_does() -> None:
    document = page("2023 Notes on Labour: Chad\n\nMills closed.\n\nGuards beat the men.")
    assert asked(document, "Guards beat the men")[0].code == "TCD"
    two = page("Mills in Chad and Laos\n\nMills closed.\n\nGuards beat the men.")
    assert asked(two, "Guards beat the men") == (About(None, "unknown"),)


def test_sections_by_country_change_the_subject() -> None:
    text = "Notes on mills\n\nLAOS\n\nGuards beat the men.\n\nGABON\n\nGuards starved the men."
    assert asked(page(text), "Guards beat the men") == (About("LAO", "carried"),)
    assert asked(page(text), "Guards starved the men") == (About("GAB", "carried"),)


def test_a_profile_is_about_its_country_also_where_its_people_are_abroad() -> None:
    text = "Trafficking profile: Gabon is a source country for men; women from Gabon are beaten in Chad."
    assert [item.code for item in asked(page(text), "women from Gabon are beaten in Chad")] == ["GAB"]


@pytest.mark.parametrize(
    ("text", "quote", "codes"),
    [
        ("看守在老挝殴打了工人。", "看守在老挝殴打了工人", ["LAO"]),
        ("老撾警方毆打了工人。", "老撾警方毆打了工人", ["LAO"]),
        ("来自老挝和缅甸的工人被殴打。", "来自老挝和缅甸的工人被殴打", [None]),
        ("美国国务院表示，看守殴打了工人。", "看守殴打了工人", [None]),
        ("总部设在美国的组织说，看守在乍得殴打了工人。", "看守在乍得殴打了工人", ["TCD"]),
    ],
)
def test_chinese_is_read_by_its_own_list(text: str, quote: str, codes: list[str | None]) -> None:
    assert lone(text * 3, quote) == codes


def test_spanish_is_read_by_the_names_of_the_cldr() -> None:
    text = "El gobierno de Birmania liberó a los hombres. Las mujeres de Laos fueron golpeadas por los guardias."
    assert lone(text, "El gobierno de Birmania liberó a los hombres") == ["MMR"]


def test_an_abbreviation_in_brackets_is_read() -> None:
    text = "The Central African Republic (CAR) is poor.\n\nCAR soldiers beat the men."
    assert [item.code for item in asked(page(text), "CAR soldiers beat the men")] == ["CAF"]


def whole(text: str, language: str) -> tuple[About, ...]:
    """Return whom a text of one sentence is about."""
    document = Document("d", "", text, "text", (Segment(0, len(text)),), language=language)
    span = Span(0, len(text))
    return about(document, span, span, Subjects(), language=language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Guards in {} beat the men."),
        ("en", "The Government of {} freed the men."),
        ("zh", "看守在{}殴打了工人。"),
        ("es", "Los guardias golpearon a los hombres en {}."),
        ("fr", "Des gardes ont battu les hommes en {}."),
    ],
)
def test_any_country_may_stand_in_a_sentence(language: str, text: str) -> None:
    missed = []
    for alpha2, name in Locale(language).territories.items():
        code = alpha3(alpha2)
        if code is not None:
            told = text.format(name)
            if whole(told, language) != (About(code, "stated"),):
                missed.append(code)
    assert missed in ([], ["CCK"])  # brackets in the middle of a name


def test_the_people_of_any_country_may_do_so() -> None:
    for code, (adjective, *_) in demonyms().items():
        told = f"{adjective} police freed the men."
        assert [(one.code, one.kind) for one in find_named(told, language="en")] == [(code, "people")]
        assert whole(told, "en") == (About(code, "stated"),)
