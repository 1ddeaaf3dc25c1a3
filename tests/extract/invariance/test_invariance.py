"""Exchanging a people, a state or a person changes nothing of what is read but that name."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from variants import Pattern, Variant, deviating, load_names, load_patterns, read, variants

from palermo.extract.es import certainty_at, chain_at

LANGUAGES = {"en": 40, "zh": 40, "es": 12}
"""The languages with patterns, and how many they must have."""

Told = dict[str, list[tuple[Variant, object]]]


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def told() -> dict[str, Told]:
    """Return for each language the patterns that a name changes; every document of a language is read at once."""
    found: dict[str, Told] = {}
    for code in LANGUAGES:
        chosen = [variant for pattern in load_patterns(code) for variant in variants(pattern)]
        found[code] = deviating(chosen, read(chosen))
    return found


def of_language(code: str) -> list[str]:
    return [pattern.id for pattern in load_patterns(code)]


@pytest.mark.parametrize(("code", "pattern"), [(code, name) for code in LANGUAGES for name in of_language(code)])
def test_a_name_changes_neither_claims_nor_efforts(told: dict[str, Told], code: str, pattern: str) -> None:
    others = told[code].get(pattern, [])
    assert not others, "\n".join(f"{variant.name or 'first'}: {reading}" for variant, reading in others)


def test_there_are_names_and_patterns_enough(language: str) -> None:
    names = load_names(language)
    assert [len(names[slot]) for slot in ("people", "state", "person")] == [12, 12, 8]
    assert len(set(of_language(language))) == len(of_language(language)) >= LANGUAGES[language]


@pytest.mark.parametrize("pattern", load_patterns("es"), ids=lambda pattern: pattern.id)
def test_a_name_changes_neither_who_says_a_spanish_span_nor_how_firmly(pattern: Pattern) -> None:
    chosen = list(variants(pattern))
    chains = [chain_at(variant.document, variant.span) for variant in chosen]
    readings = [
        ([link.kind for link in chain], certainty_at(variant.document, variant.span, chain))
        for variant, chain in zip(chosen, chains, strict=True)
    ]
    assert readings == readings[:1] * len(readings)
    assert (readings[0][0] != []) == (pattern.kind in {"speech", "denial", "accusation"})
