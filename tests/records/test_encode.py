"""Records become JSON one way only."""

import json

import pytest

from palermo.records import Attribution, Span
from palermo.records.encode import encode, to_line


def test_spans_are_pairs() -> None:
    record = Attribution("a.txt", (), (Span(3, 7),), (Span(8, 20),), 0, "indirect")
    assert json.loads(to_line(record))["cue"] == [[3, 7]]


def test_text_of_any_script_stays_readable() -> None:
    assert to_line("一百多万") == '"一百多万"'


def test_what_no_record_holds_is_refused() -> None:
    with pytest.raises(TypeError, match="no record holds a set"):
        encode({1})
