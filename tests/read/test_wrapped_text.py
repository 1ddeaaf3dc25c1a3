"""Hard-wrapped plain text with a stray wide line."""

from palermo.read.plain import text_segments


def test_a_stray_line_over_the_margin_leaves_the_other_paragraphs_whole():
    line = (
        "The inspectors went to the kilns in spring and again after the harvest, as the law of the land asks them"
    )
    wide = line + " and as their own ministry had told them in writing"
    text = "\n".join([*[line] * 2, wide, *(f"{line} {n}" for n in range(40))])
    assert len(text_segments(text)) < 12


def test_lines_that_are_paragraphs_stay_apart():
    line = (
        "The inspectors went to the kilns in spring and again after the harvest, as the law of the land asks. " * 2
    )
    assert len(text_segments("\n".join(f"{n} {line}" for n in range(6)))) == 6
