"""What an analysis says of conflicts, drift and degrees is made anew from the documents that are not protected."""

import hashlib
from dataclasses import replace

from palermo.case.analysis import Analysis, combine, without_protected
from palermo.records import Claim, Document, Extraction, Place, Quantity

TEXTS = {
    "study": "Guards may have locked 400 Orlani herders into the brick camps of Varna, satellite images suggest.",
    "page": "Guards locked 400 Orlani herders into the brick camps of Varna.\n\nSource: https://site.example/study",
    "paper": "The brick camps of Varna hold 2,300 Orlani herders.",
    "ministry": "Nobody is held in the camps of Varna.",
}
NUMBERS = {"study": "400", "page": "400", "paper": "2,300"}


def held(label: str, *, protected: bool = False) -> tuple[Document, Extraction]:
    text = TEXTS[label]
    quote = text.split(".")[0].split(", satellite")[0]
    quantities: tuple[Quantity, ...] = ()
    if label in NUMBERS:
        number, start = NUMBERS[label], quote.index(NUMBERS[label])
        value = float(number.replace(",", ""))
        quantities = (Quantity("count", value, value, "persons", "=", number, start, start + len(number)),)
    claim = Claim(
        f"c-{label}", label, 0, len(quote), quote, (),
        {"study": "possible", "ministry": "denied"}.get(label, "asserted"), False, "en",  # type: ignore[arg-type]
        abuses=("arbitrary_detention",), groups=("Orlani herders",), places=(Place("Varna", "XX-VA"),),
        quantities=quantities,
    )  # fmt: skip
    document = Document(
        label, hashlib.sha256(text.encode()).hexdigest(), text, "text", (), "en",
        url=f"https://site.example/{label}", protected=protected,
    )  # fmt: skip
    return document, Extraction(label, claims=(claim,))


def analysis(*, protected: str = "", without: str = "") -> Analysis:
    pairs = [held(label, protected=label == protected) for label in TEXTS if label != without]
    return combine([document for document, _ in pairs], [extraction for _, extraction in pairs], problems=())


def test_conflicts_drift_and_degrees_reach_the_analysis() -> None:
    found = analysis()
    assert [item.kind for item in found.conflicts] == ["denial", "figures"]
    assert [side.said for side in found.conflicts[1].sides] == ["400", "2,300"]
    assert found.conflicts[1].sides[0].roots == ("study",)
    assert [(drift.kind, drift.source, drift.document) for drift in found.drifts] == [("hedge", "study", "page")]
    same = next(group for group in found.corroborations if "c-study" in group.claims)
    assert (same.claims, same.roots) == (("c-page", "c-study"), ("study",))
    assert same.methods == ("satellite_imagery",)


def test_the_public_edition_tells_of_none_that_a_protected_document_takes_part_in() -> None:
    for label in TEXTS:
        public, never = without_protected(analysis(protected=label)), analysis(without=label)
        assert replace(public, figures=never.figures) == never
        assert public.figures == never.figures
