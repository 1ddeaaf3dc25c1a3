"""Records become JSON one way only."""

import json

import pytest

from palermo.records import About, Attribution, Claim, Effort, Span
from palermo.records.encode import encode, to_line


def test_spans_are_pairs() -> None:
    record = Attribution("a.txt", (), (Span(3, 7),), (Span(8, 20),), 0, "indirect")
    assert json.loads(to_line(record))["cue"] == [[3, 7]]


def test_text_of_any_script_stays_readable() -> None:
    assert to_line("一百多万") == '"一百多万"'


def test_what_no_record_holds_is_refused() -> None:
    with pytest.raises(TypeError, match="no record holds a set"):
        encode({1})


@pytest.mark.parametrize(
    "about", [(), (About("TGO", "stated"), About("PER", "carried")), (About(None, "unknown"),)]
)
def test_countries_are_codes_each_with_its_ground(about: tuple[About, ...]) -> None:
    claim = Claim("c", "d", 0, 4, "Text", (), "asserted", False, "en", about=about)
    effort = Effort("e", "d", 0, 4, "Text", (), "asserted", "crit.1", "", "for", False, "en", about=about)
    for record in (claim, effort):
        written = json.loads(to_line(record))
        assert written["about"] == [one.code for one in about if one.code is not None]
        assert written["grounds"] == [one.ground for one in about]
