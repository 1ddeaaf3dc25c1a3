import pytest

from palermo.extract.entities import find_actors, find_groups
from palermo.extract.syntax import load_english
from palermo.records import Span


def groups(text: str) -> list[str]:
    return [name for name, _ in find_groups(load_english().parse([text])[0], Span(0, len(text)))]


def actors(text: str) -> list[str]:
    return [name for name, _ in find_actors(load_english().parse([text])[0], Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guards beat over two hundred Uyghurs, ethnic Kazakhs, and other minority groups.",
         ["Uyghurs", "ethnic Kazakhs", "other minority groups"]),
        ("Traffickers exploit women and girls.", ["women and girls"]),
        ("Former detainees were transferred to factories.", ["Former detainees"]),
        ("The mill exported cotton.", []),
        ("Guards beat over two hundred Zanubis, ethnic Marolis, and other minority groups.",
         ["Zanubis", "ethnic Marolis", "other minority groups"]),
        ("Guards beat thousands of Zanubi.", ["Zanubi"]),
        ("Guards beat Cambodians and Laotians.", ["Cambodians", "Laotians"]),
        ("Guards handed the papers to the United Nations.", []),
        ("Guards beat Zanubi women and Muslims.", ["Zanubi women", "Muslims"]),
    ],
)  # fmt: skip
def test_groups_are_words_of_the_text(text: str, expected: list[str]) -> None:
    assert groups(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Local authorities forced farmers to pick cotton.", ["Local authorities"]),
        ("Farmers were forced to pick cotton by local authorities.", ["local authorities"]),
        ("Traffickers lure children to the coast.", ["Traffickers"]),
        ("The ministry said that workers were paid.", []),
        ("The ZNLA forced farmers to dig.", ["ZNLA"]),
    ],
)
def test_doers_are_subjects_and_agents(text: str, expected: list[str]) -> None:
    assert actors(text) == expected


def test_only_the_claim_is_read_and_offsets_are_the_documents() -> None:
    text = "Police said that detainees were beaten by guards."
    start = text.index("detainees")
    found = find_groups(load_english().parse([text])[0], Span(start + 50, len(text) + 50), offset=50)
    assert [(name, text[span.start - 50 : span.end - 50]) for name, span in found] == [("detainees", "detainees")]
    assert [
        name
        for name, _ in find_actors(load_english().parse([text])[0], Span(start + 50, len(text) + 50), offset=50)
    ] == ["guards"]


def test_who_is_accused_is_the_doer_and_who_accuses_is_none() -> None:
    assert actors("The troops were accused by the Union of Jurists of killing villagers.") == ["troops"]
