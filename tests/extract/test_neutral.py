"""Exchanging a state or its people leaves the neutral copy of a text as it is."""

import pytest

from palermo.extract.neutral import neutral

TEXT = "Officials of {0} told {1} workers that {0} pays."


@pytest.mark.parametrize(("state", "people"), [("Chad", "Chadian"), ("Uzbekistan", "Uzbek"), ("Fiji", "Fijian")])
def test_the_copy_is_the_same_for_every_state(state: str, people: str) -> None:
    copy = neutral(TEXT.format(state, people), language="en")
    assert copy.text == TEXT.format("Ardania", "Ardanian")


@pytest.mark.parametrize("state", ["乍得", "乌兹别克斯坦"])
def test_a_chinese_copy_is_the_same_for_every_state(state: str) -> None:
    assert neutral(f"{state}政府说", language="zh").text == "阿达尼亚政府说"


def test_offsets_go_back_to_the_text() -> None:
    text = TEXT.format("Chad", "Chadian")
    copy = neutral(text, language="en")
    for words in ("Officials of", "told", "workers that", "pays."):
        start = copy.text.index(words)
        assert text[copy.back(start) : copy.back(start + len(words), end=True)] == words
    start = copy.text.index("Ardanian workers")
    assert text[copy.back(start) : copy.back(start + len("Ardanian"), end=True)] == "Chadian"
    assert (copy.back(0), copy.back(len(copy.text), end=True)) == (0, len(text))


def test_a_text_without_a_state_is_its_own_copy() -> None:
    assert neutral("Guards beat the men.", language="en").text == "Guards beat the men."
