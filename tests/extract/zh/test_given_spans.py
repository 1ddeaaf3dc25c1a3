"""Who says a given span of an invented Chinese text, how firmly, and what its words name."""

import hashlib

import pytest

from palermo.extract.zh import ChineseReading, certainty_at, chain_at, detail_at, start_reading
from palermo.records import Document, Segment, Span


def read(*paragraphs: str, language: str = "zh") -> ChineseReading:
    text, segments = "\n\n".join(paragraphs), []
    at = 0
    for paragraph in paragraphs:
        segments.append(Segment(at, at + len(paragraph)))
        at += len(paragraph) + 2
    sha = hashlib.sha256(text.encode()).hexdigest()
    return start_reading(Document("note.txt", sha, text, "text", tuple(segments), language))


def span_of(reading: ChineseReading, words: str) -> Span:
    start = reading.document.text.rindex(words)
    return Span(start, start + len(words))


def said(words: str, *paragraphs: str) -> list[tuple[str, str]]:
    reading = read(*paragraphs)
    chain = chain_at(reading, span_of(reading, words))
    text = reading.document.text
    assert all(link.start is None or text[link.start : link.end] for link in chain)
    return [(link.source, link.kind) for link in chain]


def firmness(words: str, *paragraphs: str) -> str:
    reading = read(*paragraphs)
    span = span_of(reading, words)
    certainty, why = certainty_at(reading, span, chain_at(reading, span))
    assert (certainty == "asserted") == (why == ())
    return certainty


@pytest.mark.parametrize(
    ("speaker", "source", "kind"),
    [
        ("老挝政府", "Government of Laos", "government"),
        ("乍得当局", "Government of Chad", "government"),
        ("秘鲁官员", "Government of Peru", "government"),
        ("挪威外交部发言人", "Ministry of Foreign Affairs of Norway", "government"),
        ("加纳劳工部", "Ministry of Labour of Ghana", "government"),
        ("泰国警方", "police of Thailand", "government"),
        ("智利驻法国大使馆", "Embassy of Chile in France", "government"),
        ("国际劳工组织", "International Labour Organization", "ngo"),
        ("联合国难民署", "United Nations Refugee Agency", "international_body"),
        ("海风时报", "海风时报", "media"),
        ("《海风日报》", "海风日报", "media"),
        ("青石大学", "青石大学", "academic"),
        ("青石公司", "青石公司", "company"),
        ("两名幸存者", "survivors (unnamed)", "survivor_or_witness"),
        ("多名当地居民", "several local residents (unnamed)", "survivor_or_witness"),
        ("卡洛·贝尼尼", "卡洛·贝尼尼", "survivor_or_witness"),
    ],
)
def test_a_source_is_named_and_its_kind_is_that_of_its_head_noun(speaker: str, source: str, kind: str) -> None:
    assert said("工人的护照被没收", f"{speaker}表示，工人的护照被没收。") == [(source, kind)]


def test_a_surname_stands_for_nobody_in_particular() -> None:
    assert said("工人被殴打", "史密斯表示，工人被殴打。") == [("史密斯", "survivor_or_witness")]


@pytest.mark.parametrize("pointer", ["他补充说", "他还表示", "她说"])
def test_a_pronoun_keeps_the_speaker(pointer: str) -> None:
    text = f"律师卡洛·贝尼尼说，护照被没收。{pointer}，工人被殴打。"
    assert [name for name, _ in said("工人被殴打", text)] == ["卡洛·贝尼尼"]


@pytest.mark.parametrize("pointer", ["报告还称", "该报告指出", "同一份报告指出", "报告又提到"])
def test_a_report_named_again_is_the_one_before(pointer: str) -> None:
    first, second = "人权观察发布报告，指出护照被没收。", f"{pointer}，工人被殴打。"
    assert [name for name, _ in said("工人被殴打", first, second)] == ["Human Rights Watch"]


@pytest.mark.parametrize("marks", ["“”", "「」", "『』"])
def test_a_quotation_of_several_sentences_has_its_speaker_before_or_behind(marks: str) -> None:
    quotation = f"{marks[0]}护照被没收。工人被殴打。没有人能离开。{marks[1]}"
    for text in (f"工会主席说：{quotation}", f"{quotation}工会主席说。"):
        assert [kind for _, kind in said("工人被殴打", text)] == ["ngo"]


def test_an_outlet_that_quotes_somebody_comes_first() -> None:
    text = "《海风日报》引述人权观察称，工人被殴打。"
    assert [name for name, _ in said("工人被殴打", text)] == ["海风日报", "Human Rights Watch"]


def test_the_publisher_that_labels_a_reposted_article_is_no_link() -> None:
    title, body = "海风日报｜矿工的一年", "(海风日报) 去年冬天，工人被殴打。"
    assert said("工人被殴打", title, body) == []


def test_a_speech_printed_whole_is_its_speakers() -> None:
    paragraphs = ("挪威总理声明全文如下：", "这一年很艰难。", "矿里的工人被殴打。")
    assert said("矿里的工人被殴打", *paragraphs) == [("Government of Norway", "government")]


def test_the_doer_of_a_deed_is_no_speaker() -> None:
    assert said("工人被殴打", "老挝政府没收了护照，工人被殴打。") == []
    assert said("护照被没收", "当局要求工人加班，护照被没收。") == []


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        ("据称，工人被殴打。", "工人被殴打", "reported"),
        ("工人疑似被殴打。", "工人疑似被殴打", "possible"),
        ("船东涉嫌殴打工人。", "船东涉嫌殴打工人", "alleged"),
        ("工会指控船东殴打工人。", "船东殴打工人", "alleged"),
        ("工会警告船东殴打工人。", "船东殴打工人", "possible"),
        ("工会估计三百人被关押。", "三百人被关押", "estimated"),
        ("工会说，船东殴打工人。", "船东殴打工人", "asserted"),
        ("老挝政府称不存在强迫劳动。", "不存在强迫劳动", "denied"),
        ("公司表示从未使用童工。", "从未使用童工", "denied"),
        ("没有任何人被强迫工作。", "没有任何人被强迫工作", "denied"),
        ("所谓强迫劳动纯属谎言。", "所谓强迫劳动纯属谎言", "denied"),
        ("矿主否认殴打工人。", "殴打工人", "denied"),
        ("秘鲁外交部称这是别有用心的捏造。", "这是别有用心的捏造", "denied"),
        ("秘鲁政府说，工人都是自愿的。", "工人都是自愿的", "denied"),
        ("公司承认殴打工人。", "殴打工人", "asserted"),
        ("除非没有强迫劳动，否则工会不签字。", "没有强迫劳动", "asserted"),
        ("那里不是学校，而是关押矿工的营地。", "那里不是学校，而是关押矿工的营地", "asserted"),
        ("公司承诺今后没有强迫劳动。", "今后没有强迫劳动", "asserted"),
        ("矿主否认不存在强迫劳动。", "不存在强迫劳动", "unclear"),
    ],
)
def test_the_weakest_mark_decides(text: str, words: str, certainty: str) -> None:
    assert firmness(words, text) == certainty


PEOPLES = ("维吾尔人", "罗兴亚人", "库尔德人", "藏族")
STATES = ("中国", "老挝", "乍得", "秘鲁")
SIGNS = ("史密斯", "贝尼尼", "马丁内斯")


def test_peoples_states_and_names_may_be_exchanged() -> None:
    found = set()
    for people in PEOPLES:
        for state in STATES:
            for name in SIGNS:
                text = (
                    f"研究员{name}说，{state}当局殴打{people}。"
                    f"{state}外交部发言人否认，称这是谎言。他还说，{people}被关押。"
                )
                reading = read(text)
                parts = [
                    span_of(reading, f"殴打{people}"),
                    span_of(reading, "这是谎言"),
                    span_of(reading, "被关押"),
                ]
                chains = [chain_at(reading, span) for span in parts]
                kinds = tuple(tuple(link.kind for link in chain) for chain in chains)
                firm = tuple(certainty_at(reading, *both)[0] for both in zip(parts, chains, strict=True))
                found.add((kinds, firm))
    assert len(found) == 1


def test_what_a_span_names() -> None:
    reading = read("自2019年3月以来，乍得军方在若开邦关押罗兴亚人，逼他们采棉花，还装了人脸识别系统。")
    detail = detail_at(reading, Span(0, len(reading.document.text)))
    assert detail.groups == ("罗兴亚人",)
    assert [(place.name, place.code) for place in detail.places] == [("若开邦", "MM-16")]
    assert detail.actors == ("乍得军方",)
    assert detail.goods == ("棉花",)
    assert detail.technologies == ("人脸识别系统",)
    assert detail.since == "2019-03"


def test_traditional_pages_are_read_alike() -> None:
    reading = read("寮國政府否認強迫勞動。", language="zh-Hant")
    span = span_of(reading, "強迫勞動")
    chain = chain_at(reading, span)
    assert [link.source for link in chain] == ["Government of Laos"]
    assert certainty_at(reading, span, chain)[0] == "denied"


def test_a_span_outside_what_is_read_has_no_speaker() -> None:
    reading = read("工人被殴打。")
    assert chain_at(reading, Span(600, 610)) == ()
