"""Sources are counted by works and bodies: works of one body, documents of the folder among them, are one."""

from dataclasses import replace
from types import MappingProxyType

from palermo.corroborate import Works, corroborate, makers
from palermo.corroborate.counting import Bodies, how_counted
from palermo.records import ChainLink, Claim, Derivation

CLAIM = Claim(
    "c1", "report-1.pdf", 0, 40, "brickmakers of Orla were kept at the kilns", (), "asserted", False, "en",
    abuses=("forced_labour",), groups=("brickmakers",),
)  # fmt: skip
OFFICE, REVIEW = "U. S. Office of Fair Work", "The Kiln Review"
PUBLISHERS = {**{f"report-{number}.pdf": OFFICE for number in range(1, 9)}, "page.html": REVIEW}
NAMED: MappingProxyType[str, str] = MappingProxyType({})
WORKS = Works(NAMED, publishers=PUBLISHERS)


def told_by(*documents: str) -> list[Claim]:
    return [replace(CLAIM, id=f"c-{name}", document=name) for name in documents]


def test_eight_reports_of_one_office_are_one_body() -> None:
    (found,) = corroborate(told_by(*PUBLISHERS), {}, works=WORKS)
    assert len(found.works) == 9
    assert len(found.roots) == 2
    assert found.counted == "2 independent sources: 9 works of 2 bodies; works of one body count once"


def test_without_a_publisher_each_document_is_a_source_of_its_own() -> None:
    (found,) = corroborate(told_by("a.txt", "b.txt"), {}, works=WORKS)
    assert found.roots == ("a.txt", "b.txt")
    assert found.counted == "2 independent sources: 2 works of 2 bodies"


def test_a_page_that_quotes_the_office_adds_no_source_to_its_reports() -> None:
    quoted = replace(CLAIM, id="q", document="page.html", chain=(ChainLink(OFFICE, "government", None, None),))
    (found,) = corroborate([*told_by("report-1.pdf"), quoted], {}, works=WORKS)
    assert len(found.works) == 2
    assert len(found.roots) == 1


def test_who_made_a_work_is_known_where_a_document_or_a_chain_says_it() -> None:
    derivations = [Derivation("report-1.pdf", "report-1.pdf", "root"), Derivation("copy.txt", "copy.txt", "root")]
    assert makers([], WORKS, derivations) == {"report-1.pdf": "root:u-s-office-of-fair-work"}


def test_names_that_share_words_are_other_bodies() -> None:
    works = Works(NAMED, publishers={"a": "The Kiln Review", "b": "The Review", "c": "the kiln review"})
    bodies = Bodies([], works)
    assert bodies.of("a") == bodies.of("c") != bodies.of("b")
    assert how_counted((), (), bodies) == ""
