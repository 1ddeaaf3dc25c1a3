"""Copies share a root; two issues of one template do not."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.corroborate import claim_root, trace_roots
from palermo.records import ChainLink, Claim, Document

STORY = (
    "Inspectors who visited nine brick kilns near the river found 212 workers unable to leave. Most had taken "
    "an advance of four months' pay from a broker named Orlan, and the owner kept their papers in a locked "
    "drawer. Children as young as seven carried wet clay to the drying yard from before dawn. A doctor in Varna "
    "district treated eleven of them for burns. The labour office said that it would open a case against three "
    "owners, but nobody was charged by the end of the season. Families told visitors that guards beat those who "
    "asked about wages, and that the debt grew each month although nothing more had been lent."
)
OTHER = (
    "The ministry counted fishing vessels that returned without a full crew last winter. Captains explained the "
    "losses by storms, while port chaplains spoke of men who had been sold from boat to boat. A union asked the "
    "harbour police to board every ship and to interview deck hands without their officers in the room."
)
NOTICE = (
    "By the authority of the Aid Act I hereby determine for fiscal year {year} that assistance to the governments "
    "of {names} shall be withheld until they comply with the minimum standards, and I direct the secretary to "
    "publish this determination in the register together with the statement of reasons that the law requires."
)


def a_document(label: str, text: str, published: str | None = None) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(label, digest, text, "text", (), published=published)


def roots_of(*documents: Document) -> dict[str, str]:
    return {derivation.document: derivation.root for derivation in trace_roots(documents)}


def test_an_exact_copy_shares_the_root_whatever_its_case_and_quotes() -> None:
    copy = STORY.upper().replace("'", "’").replace(" ", "\n ")
    (first, second) = trace_roots((a_document("copy", copy, "2024-02-01"), a_document("first", STORY, "2024-01")))
    assert (first.root, first.relation, first.derived_from) == ("first", "verbatim", "first")
    assert (second.root, second.relation) == ("first", "root")


@pytest.mark.parametrize(
    "edited",
    [
        STORY[: len(STORY) // 2],
        STORY[len(STORY) // 3 :],
        STORY.replace("unable", "not free").replace("Most had", "Most of them had").replace("guards", "watchmen"),
        "From our own reporter. " + STORY + " The paper will follow the case.",
    ],
)
def test_an_edited_or_cut_copy_shares_the_root(edited: str) -> None:
    documents = (a_document("a", STORY, "2024-01-01"), a_document("b", edited), a_document("c", OTHER))
    found = {derivation.document: derivation for derivation in trace_roots(documents)}
    assert (found["b"].root, found["b"].relation) == ("a", "edited")
    assert found["b"].supported_by
    assert all(passage in edited for passage in found["b"].supported_by)
    assert found["c"].root == "c"


def test_two_issues_of_one_template_are_two_roots() -> None:
    first = NOTICE.format(year=2021, names="Arvia, Bertal, Corvan and Delmar")
    second = NOTICE.format(year=2022, names="Arvia, Bertal, Estan and Fordal")
    assert roots_of(a_document("a", first), a_document("b", second)) == {"a": "a", "b": "b"}


@pytest.mark.parametrize("text", ["", "Held.", "No comment", "...!"])
def test_short_texts_are_copies_only_where_they_are_the_same(text: str) -> None:
    found = roots_of(a_document("a", text), a_document("b", text), a_document("c", "Quite another note"))
    assert found == {"a": "a", "b": "a", "c": "c"}


@given(st.permutations([STORY, STORY[:300], STORY + " More.", OTHER, OTHER[:80], "Short note"]), st.integers(0, 5))
@settings(max_examples=25, deadline=None)
def test_order_changes_nothing_and_a_copy_adds_no_root(texts: list[str], copied: int) -> None:
    documents = [a_document(hashlib.sha256(text.encode()).hexdigest(), text) for text in texts]
    found = trace_roots(documents)
    assert found == trace_roots(sorted(documents, key=lambda document: document.document))
    copy = a_document("zz-copy", documents[copied].text)
    again = trace_roots([copy, *documents])
    assert len({d.root for d in again}) == len({d.root for d in found})


@pytest.mark.parametrize(
    ("chain", "root"),
    [
        ((), "d-root"),
        (("A Paper", "The Relief Committee"), "root:relief-committee"),
        (("A Paper", "Relief  committee"), "root:relief-committee"),
        (("A Paper", "NGOs (unnamed)"), "root:a-paper/ngos (unnamed)"),
        (("officials (unnamed)",), "d-root"),
    ],
)
def test_a_claim_resolves_to_the_innermost_source(chain: tuple[str, ...], root: str) -> None:
    links = tuple(ChainLink(source, "ngo", None, None) for source in chain)
    claim = Claim("c", "d", 0, 1, "x", links, "asserted", False, "en")
    assert claim_root(claim, {"d": "d-root"}) == root


@pytest.mark.shared
def test_yearly_determinations_are_not_joined() -> None:
    folder = Path(__file__).parents[2].parent / "shared" / "data" / "government" / "text"
    if not folder.is_dir():
        pytest.skip("the evaluation data is not beside the project")
    documents = [a_document(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]
    assert [derivation for derivation in trace_roots(documents) if derivation.relation != "root"] == []


WIRE = (
    "VARNA, May 4 - The labour group Kestrel accused the ministry on Monday of 'looking away' while brokers moved "
    "people, including children, into closed workshops along the river.\n\n"
    "The group said in a report that it had counted 37 workshops and dozens of unlisted ones in the South-east "
    "Marches, including the port of Orlan.\n\n"
    "Guards organised shifts of up to 17 hours, punished those who asked for pay and kept their papers, it said, "
    "with those inside sleeping on shelves above the looms.\n\n"
    "Kestrel said its visits showed a 'chain of failures' that let the trade grow, including failures to inspect "
    "workshops and help victims."
)


def test_a_wire_copy_with_another_spelling_caption_and_name_shares_the_root() -> None:
    edited = (
        WIRE.replace(
            "VARNA, May 4 - ", "Free Harbour Daily\n\nWorkers leave a hall in Lume. (Picture: Adrel Images)\n\n"
        )
        .replace("on Monday", "today")
        .replace("South-east", "Southeast")
        .replace("organised", "organized")
        .replace("said its", "said that its")
        .replace("and help", "and to help")
    )
    first = "Kestrel: ministry looks away\n\nRiver Herald, 4 May 2025\n\n" + WIRE
    found = roots_of(a_document("a", first, "2025-05-04"), a_document("b", edited))
    assert found == {"a": "a", "b": "a"}


def test_what_a_site_puts_below_all_its_pages_joins_none() -> None:
    below = (
        "\n\nThe Harbour Fund has worked with crews and their families for thirty years. Write to the office by "
        "the old quay, call the line at any hour, or send a message in the form. Gifts keep the line open and "
        "pay for beds, food and lawyers; every giver gets a letter in spring that says how the money was spent."
    )
    assert roots_of(a_document("a", STORY[:330] + below), a_document("b", OTHER + below)) == {"a": "a", "b": "b"}
