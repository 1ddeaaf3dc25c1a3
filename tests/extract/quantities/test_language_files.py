"""Every case that stands in a language's file of number words."""

import pytest

from palermo.extract.quantities import find_quantities
from palermo.extract.quantities.patterned import LANGUAGES, number_words
from palermo.records import Quantity

CASES = [(language, case) for language in LANGUAGES for case in number_words(language).cases]


def ends(figure: str) -> tuple[str, float | None, float | None, str]:
    kind, low, high, comparator = figure.split()
    return kind, *(None if end == "-" else pytest.approx(float(end), rel=1e-4) for end in (low, high)), comparator


def read(found: Quantity) -> tuple[str, float | None, float | None, str]:
    return found.kind, found.low, found.high, found.comparator


@pytest.mark.parametrize(("language", "case"), CASES, ids=lambda value: getattr(value, "text", value))
def test_a_case_of_the_file_holds(language, case):
    assert [read(found) for found in find_quantities(case.text, language=language)] == list(
        map(ends, case.figures)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_has_cases_of_figures_and_of_none(language):
    cases = number_words(language).cases
    assert any(case.figures for case in cases)
    assert any(not case.figures for case in cases)


def test_a_spanish_share_is_of_the_words_behind_it():
    (found,) = find_quantities("Más de la mitad de los obreros", language="es")
    assert (found.text, found.population) == ("Más de la mitad", "los obreros")
