"""A sketch and a link survive as bytes; bytes that are neither are refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.corroborate import trace
from palermo.corroborate.keeping import link_bytes, link_of, sketch_bytes, sketch_of
from palermo.corroborate.links import Link
from palermo.corroborate.sketches import Sketch
from palermo.records import Document

STORY = (
    "Inspectors who visited nine brick kilns near the river found 212 workers unable to leave on 4 May. Most had "
    "taken an advance of four months' pay from a broker named Orlan, who kept their papers in a locked drawer.\n"
    "Source: https://paper.example/nine-kilns-shut-after-a-visit\n"
)
TEXTS = st.sampled_from(
    [STORY, STORY * 3, "", "Two words", "河边的砖窑关闭了二十一家。", "A page.\nVia: https://a.example/b"]
) | st.text(max_size=90)


def shown(sketch: Sketch) -> tuple[object, ...]:
    keys = [row.tolist() for row in (sketch.bands, sketch.anchors, sketch.survivors)]
    return sketch.folded, keys, sketch.reliances, sketch.addresses


@given(TEXTS, st.none() | st.just("https://site.example/pages/a"))
@settings(max_examples=60, deadline=None)
def test_a_sketch_comes_back_as_it_was(text: str, url: str | None) -> None:
    _, memory = trace([Document("a", "0" * 64, text, "text", (), language="en", url=url)])
    for sketch in memory.sketches.values():
        assert shown(sketch_of(sketch_bytes(sketch))) == shown(sketch)
        assert sketch_of(sketch_bytes(sketch)).bands.dtype == np.uint64


@given(st.none() | st.builds(Link, score=st.floats(0, 1)))
@settings(max_examples=40, deadline=None)
def test_a_link_comes_back_as_it_was(link: Link | None) -> None:
    assert link_of(link_bytes(link)) == link


@pytest.mark.parametrize("data", [b"", b"x" * 20, b"\xff" * 48, b"x" * 47])
def test_bytes_that_are_no_sketch_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        sketch_of(data)
