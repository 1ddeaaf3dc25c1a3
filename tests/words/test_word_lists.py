"""Every entry of every word list matches its own sentence and not the one it must not."""

from importlib.resources import files

import pytest

from palermo.words import faults, load_words

ROOT = files("palermo.data").joinpath("words")
LISTS = sorted(
    (language.name, file.name.removesuffix(".yaml"))
    for language in (ROOT.iterdir() if ROOT.is_dir() else ())
    for file in language.iterdir()
    if file.name.endswith(".yaml")
)


@pytest.mark.parametrize(("language", "name"), LISTS)
def test_an_entry_matches_its_sentence_and_not_the_other(language: str, name: str) -> None:
    assert list(faults(load_words(language, name))) == []
