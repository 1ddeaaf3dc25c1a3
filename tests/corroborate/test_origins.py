"""What documents say they rest on: outside roots, documents of the folder, and circles."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.corroborate import corroborate, root_labels, trace, trace_roots
from palermo.records import Claim, Document

TEXTS = {
    "a": "Nine kilns were shut after inspectors came.\n\nSource: https://paper.example/nine-kilns-shut-after-a-visit\n",
    "b": "The union counts its boats anew this winter.\n\nSource: https://other.example/news/nine-kilns-shut-after-a-visit\n",
    "c": "A circle begins with this short page.\n\nSource: https://site.example/pages/d\n",
    "d": "Another page says as much in its own way.\n\nSource: https://site.example/pages/c\n",
    "e": "Harbour police boarded every ship and spoke to deck hands alone that spring.",
}


def documents(names: str) -> list[Document]:
    return [
        Document(
            name, hashlib.sha256(TEXTS[name].encode()).hexdigest(), TEXTS[name], "text", (), language="en",
            url=f"https://site.example/pages/{name}",
        )
        for name in names
    ]  # fmt: skip


def test_two_pages_that_name_one_article_share_a_root_outside_the_folder() -> None:
    first, second = trace_roots(documents("ab"))
    assert first.root == second.root == "root:nine-kilns-shut-after-visit"
    assert first.relation == "cites"
    assert first.supported_by == ("https://paper.example/nine-kilns-shut-after-a-visit",)


def test_a_page_that_names_another_of_the_folder_has_its_root() -> None:
    (found,) = trace_roots(documents("d"))
    assert found.root == "root:site.example/pages/c"


def test_a_circle_has_no_root_of_its_own() -> None:
    first, second = trace_roots(documents("cd"))
    assert first.root == second.root
    assert first.root.startswith("circular:")
    assert first.relation == second.relation == "circular"


@given(st.permutations("abcde"), st.sampled_from("abcde"))
@settings(max_examples=20, deadline=None)
def test_order_and_what_was_there_before_change_nothing(order: list[str], gone: str) -> None:
    everything, memory = trace(documents("".join(order)))
    assert everything == trace_roots(documents("abcde"))
    rest = "abcde".replace(gone, "")
    assert trace(documents(rest), memory)[0] == trace_roots(documents(rest))
    assert trace(documents("abcde"), trace(documents(rest))[1])[0] == everything


def test_claims_of_a_circle_have_no_independent_root() -> None:
    claim = Claim("x", "c", 0, 5, "A sta", (), "asserted", False, "en", abuses=("forced_labour",))
    (found,) = corroborate([claim], root_labels(trace_roots(documents("cd"))))
    assert found.roots == ()


def test_the_country_that_a_report_is_about_is_not_who_wrote_it() -> None:
    text = "A ministry abroad kept China on its lowest rank in a 2024 report on bonded work, published on Monday."
    (found,) = trace_roots([Document("x", "0" * 64, text, "text", (), language="en")])
    assert found.root == "x"


def test_a_link_to_a_document_of_the_folder_is_cited_and_is_no_root() -> None:
    page = Document(
        "f", "1" * 64, "Deck hands spoke of long nights on the river.", "html", (), language="en",
        links=("https://site.example/pages/e", "https://site.example/about"),
    )  # fmt: skip
    found = {item.document: item for item in trace_roots([*documents("e"), page])}
    assert found["f"].cites == ("root:site.example/pages/e",)
    assert (found["f"].root, found["f"].relation) == ("f", "root")
