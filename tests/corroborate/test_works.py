"""Pages that tell of one study, leak, story or statement share it; other works of the same body stay apart."""

import hashlib
from itertools import combinations

import pytest

from palermo.corroborate import claim_works, corroborate, find_works, shared_works, trace_roots
from palermo.corroborate.keeping import sketch_bytes, sketch_of
from palermo.corroborate.sketches import Comparison, Memory
from palermo.corroborate.works.bodies import body_of, find_names, same_body
from palermo.corroborate.works.page import main_works
from palermo.records import ChainLink, Claim, Document

STUDY = (
    "Looms that never rest\n\nA 90-page report by Kestrel, published on Thursday, counts 412 closed "
    "workshops in the Orlan Marches. The report says brokers named Adrel and Tarsin held papers in locked"
    ' drawers. Kestrel said its researchers spoke to weavers in Port Selm, who told of "shelves above the'
    ' looms where we slept".'
)
AGAIN = (
    "Weavers of the Marches wait for their papers\n\nBrokers kept weavers in Orlan for years, a rights "
    "group has found. Kestrel's 90-page report tells how Adrel, a broker, and his cousin Tarsin took the "
    "papers of all who came. The study asks the owners in Selm to give them back. Nobody there would "
    "speak to this paper."
)
OTHER_STUDY = (
    "Boats without a harbour\n\nA 34-page report by Kestrel, published on Monday, follows 61 boats from "
    "Varna to the Lume shoals. The report names no captain. Kestrel said that deck hands were sold from "
    "one boat to the next, and that a chaplain in Varna wrote down what they told him."
)
SAID = (
    "Envoy speaks of closed halls\n\nHalls in the Marches hold people behind wire, Ambassador Selim Tarvon "
    'said on Tuesday. "We have the lists, come and read every page of them," Tarvon told the Harbour '
    "Council. Tarvon said that nine halls near Orlan were run by brokers of the Adrel family."
)
SAID_AGAIN = (
    'Council hears of lists\n\nAmbassador Selim Tarvon claimed that brokers run nine halls. "We have the '
    'lists, come and read every page of them," he said. Tarvon named the Adrel family of Orlan and asked '
    "the Harbour Council for help. A broker laughed at this on the quay."
)
SAID_LATER = (
    "Envoy praises new harbour\n\nThe harbour at Orlan will bring work to the Marches, Ambassador Selim "
    "Tarvon said on Saturday. Tarvon told the Harbour Council that cranes had come from Varna. Tarvon "
    "said the Adrel family had given land for it."
)
STORY = (
    "Two brokers were seen in Varna, the Daily Quay reported on Friday. The Daily Quay said that Adrel "
    "and Tarsin had rented a hall near the Lume bridge. Police in Orlan had looked for both since spring."
)
STORY_AGAIN = (
    "Are the brokers back? Adrel and Tarsin have rented a hall by the Lume bridge, according to the Daily"
    " Quay, which reported on Friday that both were in Varna. The mayor of Orlan said nothing."
)
DENIAL = (
    "Ministry denies report\n\nThe Labour Ministry of Orlan denied the 90-page report by Kestrel. The "
    "Labour Ministry said that brokers such as Adrel and Tarsin keep no papers. The Labour Ministry said "
    "weavers in Selm are free."
)
UNFINISHED = (
    "Firm waits\n\nThe owners of the Selm looms said they had ordered an inquiry led by Kestrel and cannot "
    "comment until that is completed. Adrel and Tarsin are brokers in Orlan, the owners added. Weavers "
    "wait in Port Selm."
)
PAGES = {
    "study": STUDY, "again": AGAIN, "other": OTHER_STUDY, "said": SAID, "said_again": SAID_AGAIN,
    "said_later": SAID_LATER, "story": STORY, "story_again": STORY_AGAIN, "denial": DENIAL,
    "unfinished": UNFINISHED,
}  # fmt: skip
PAIRS = {("again", "study"), ("said", "said_again"), ("story", "story_again")}


def a_page(name: str, text: str) -> Document:
    return Document(name, hashlib.sha256(text.encode()).hexdigest(), text, "text", (), language="en")


DOCUMENTS = [a_page(name, text) for name, text in sorted(PAGES.items())]


def test_pages_on_one_work_share_it_and_no_others_do() -> None:
    roots = {item.document: item.root for item in trace_roots(DOCUMENTS)}
    assert {pair for pair in combinations(sorted(roots), 2) if roots[pair[0]] == roots[pair[1]]} == PAIRS
    assert roots["study"] == "root:kestrel-study"


def test_chinese_pages_on_one_report_share_it() -> None:
    first = (
        "权利组织红隼三月发布了一份报告，称河边四百一十二家工坊扣押证件。报告说，织工对来访者表示：“我们睡在织机上面的木架上，"
        "谁也不许离开院子。”报告还说，二百六十七人没有领到工钱。"
    )
    second = (
        "河边工坊的织工仍在等待。\n据权利组织红隼的报告，共有412家工坊、267人没有工钱。该报告引用一名织工的话：“我们睡在织机上面的木架上，"
        "谁也不许离开院子。”报告称证件锁在柜子里。"
    )
    other = "权利组织红隼六月发布了一份报告，称港口的61条渔船没有船员名单。报告说，船长把人从一条船卖到另一条船。"
    pages = [
        Document(name, hashlib.sha256(text.encode()).hexdigest(), text, "text", (), language="zh")
        for name, text in (("x", first), ("y", second), ("z", other))
    ]
    roots = {item.document: item.root for item in trace_roots(pages)}
    assert roots["x"] == roots["y"] != roots["z"]


def test_exchanging_names_changes_nothing_but_the_names() -> None:
    swaps = {
        "Kestrel": "Vantor",
        "Orlan": "Begrim",
        "Adrel": "Jorund",
        "Tarvon": "Malkin",
        "Daily Quay": "Evening Oar",
    }
    changed = []
    for name, text in sorted(PAGES.items()):
        for old, new in swaps.items():
            text = text.replace(old, new)  # noqa: PLW2901 - one name after another
        changed.append(a_page(name, text))
    roots = {item.document: item.root for item in trace_roots(changed)}
    assert {pair for pair in combinations(sorted(roots), 2) if roots[pair[0]] == roots[pair[1]]} == PAIRS


def test_a_shared_work_has_a_record_with_the_words_that_name_it() -> None:
    works = {work.label: work for work in shared_works(DOCUMENTS, trace_roots(DOCUMENTS))}
    study = works["root:kestrel-study"]
    assert (study.kind, study.bodies, study.pages) == ("study", ("Kestrel",), 90)
    assert study.documents == ("again", "study")
    assert all(passage in PAGES[name] for name, passage in zip(study.documents, study.passages, strict=True))
    assert {"Adrel", "Orlan", "Tarsin"} <= set(study.about)


def test_a_first_member_says_on_which_words_its_work_rests() -> None:
    found = {item.document: item for item in trace_roots(DOCUMENTS)}
    assert (found["again"].relation, found["again"].derived_from) == ("cites", "root:kestrel-study")
    assert found["again"].supported_by
    assert all(passage in AGAIN for passage in found["again"].supported_by)


def test_a_work_that_is_denied_or_not_finished_is_none_that_a_page_rests_on() -> None:
    assert [of[0].written for of in main_works(DENIAL)] == ["Labour Ministry of Orlan"]
    assert all(mention.kind == "statement" for of in main_works(UNFINISHED) for mention in of)


def test_a_sketch_keeps_the_work_of_a_page() -> None:
    sketch = Comparison([a_page("a", STUDY)], Memory()).sketch(0)
    again = sketch_of(sketch_bytes(sketch)).work
    assert sketch.work is not None
    assert again is not None
    assert (again.bodies, again.days, again.content.tolist()) == (
        sketch.work.bodies, sketch.work.days, sketch.work.content.tolist(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Selim Tarvon", "Mr Tarvon", True),
        ("Lake Rights Watch", "LRW", True),
        ("Kestrel", "Kestrel Foundation", True),
        ("Daily Quay", "Daily Oar", False),
        ("Labour Ministry of Orlan", "Labour Ministry of Varna", False),
    ],
)
def test_names_of_one_body(one: str, two: str, *, same: bool) -> None:
    first, second = body_of(one), body_of(two)
    assert first is not None
    assert second is not None
    assert same_body(first, second) is same


def test_an_acronym_in_brackets_is_one_name_with_its_long_form() -> None:
    (name, *_) = find_names("The Lume Harbour Circle (LHX) wrote to nobody.")
    short = body_of("LHX")
    assert short is not None
    assert same_body(name.body, short)


def claim(number: int, document: str, source: str, text: str) -> Claim:
    start = PAGES.get(document, text).index(text) if document in PAGES else 0
    link = ChainLink(source, "ngo", start, start + len(source))
    return Claim(f"c{number}", document, start, start + len(text), text, (link,), "asserted", False, "en",
                 abuses=("forced_labour",), groups=("weavers",), since="2021")  # fmt: skip


def test_a_claim_has_the_work_its_page_shares_as_its_root() -> None:
    claims = [
        claim(1, "study", "Kestrel", "Kestrel said its"),
        claim(2, "again", "Kestrel", "Kestrel's 90-page report"),
    ]
    works = find_works(claims, DOCUMENTS, trace_roots(DOCUMENTS))
    assert works.named == {"c1": "root:kestrel-study", "c2": "root:kestrel-study"}


def test_statements_on_two_days_are_two_works_of_one_body_and_one_source() -> None:
    texts = {
        "x": "Kestrel said on 3 March 2025 that weavers were locked in at night by their owners.",
        "y": "Kestrel said on 9 June 2025 that weavers were locked in at night by their owners.",
    }
    documents = [a_page(name, text) for name, text in texts.items()]
    claims = [
        claim(number, name, "Kestrel", "weavers were locked in at night") for number, name in enumerate("xy")
    ]
    roots = {"x": "x", "y": "y"}
    named = claim_works(claims, documents, roots)
    assert named == {"c0": "root:kestrel/statement-2025-03-03", "c1": "root:kestrel/statement-2025-06-09"}
    works = find_works(claims, documents, trace_roots(documents))
    (found,) = corroborate(claims, roots, works=works)
    assert len(found.works) == 2
    assert len(found.roots) == 1
    assert found.counted == "1 independent source: 2 works of 1 body; works of one body count once"
