"""Steps of governments told in Chinese, in invented sentences."""

import pytest

from palermo.extract.zh import extract_chinese
from palermo.records import Document, Effort, Segment

ABOUT = "该国存在人口贩运和强迫劳动。"


def efforts(text: str, language: str = "zh") -> tuple[Effort, ...]:
    document = Document("invented", "0" * 64, text, "text", (Segment(0, len(text)),), language)
    found = extract_chinese(document).efforts
    assert all(text[e.start : e.end] == e.quote for e in found)
    assert all(text[q.start : q.end] == q.text for e in found for q in e.quantities)
    return found


def told(text: str) -> list[tuple[str, str, str, bool]]:
    return [(e.criterion, e.action, e.stance, e.commitment) for e in efforts(ABOUT + text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府将九名人贩子定罪。", ("crit.1", "conviction", "for", False)),
        ("法院没有将任何人贩子定罪。", ("crit.1", "conviction", "against", False)),
        ("检察机关起诉了十二名贩运者。", ("crit.1", "prosecution", "for", False)),
        ("警方对三起人口贩运案展开调查。", ("crit.1", "investigation_underway", "for", False)),
        ("当局调查的贩运案件减少。", ("crit.1", "investigation_underway", "against", False)),
        ("警方逮捕了两名涉嫌拐卖妇女的嫌疑人。", ("crit.1", "enforcement", "for", False)),
        ("官员识别出40名贩运受害者。", ("crit.2", "victim_service", "for", False)),
        ("政府未能识别贩运受害者。", ("crit.2", "victim_service", "against", False)),
        ("政府为受害者提供庇护。", ("crit.2", "victim_service", "for", False)),
        ("当局拘留了贩运受害者。", ("crit.2", "victim_service", "against", False)),
        ("政府没有拘留贩运受害者。", ("crit.2", "victim_service", "for", False)),
        ("劳工部培训了检察官和法官。", ("crit.1", "training", "for", False)),
        ("政府开展宣传活动，提高公众对贩运的认识。", ("crit.3", "prevention", "for", False)),
        ("政府承诺为受害者的庇护所拨款。", ("sig.budget_protection", "money_committed", "for", True)),
        ("政府通过了打击人口贩运的国家行动计划。", ("crit.3", "programme_or_partnership", "for", False)),
        ("政府计划修订反人口贩运法律。", ("std.1", "enforcement", "for", True)),
        ("议会起草了禁止强迫劳动的法案。", ("std.1", "enforcement", "for", True)),
        ("议会通过了禁止强迫劳动的法案。", ("std.1", "enforcement", "for", False)),
        ("检方引渡了一名嫌疑人。", ("crit.5", "enforcement", "for", False)),
        ("政府从未调查与贩运者勾结的官员。", ("crit.7", "enforcement", "against", False)),
        ("政府与邻国签署了打击贩运的备忘录。", ("crit.4", "programme_or_partnership", "for", False)),
        ("泰国起诉了二十名贩运者。", ("crit.1", "prosecution", "for", False)),
        ("警方查获案件，识别出六名未成年贩运受害者。", ("crit.2", "victim_service", "for", False)),
    ],
)
def test_a_step_is_read_with_its_criterion_stance_and_kind(
    text: str, expected: tuple[str, str, str, bool]
) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "非政府组织培训了警察。",
        "政府应该起诉更多贩运者。",
        "贩运者在私人住宅中剥削妇女。",
        "政府修建了一条公路和一座桥。",
    ],
)
def test_what_is_no_step_of_a_government_yields_nothing(text: str) -> None:
    assert told(text) == []


def test_a_step_taken_and_one_missing_keep_apart_and_the_doer_carries_over() -> None:
    found = told("政府培训了检察官，但没有起诉任何贩运者。")
    assert ("crit.1", "training", "for", False) in found
    assert ("crit.1", "prosecution", "against", False) in found
    assert len(found) == 2


def test_a_traditional_page_needs_no_lexicon_of_its_own() -> None:
    text = "該國存在人口販運和強迫勞動。政府識別出四十名販運受害者。"
    (effort,) = efforts(text)
    assert effort.quote == "政府識別出四十名販運受害者"
    assert [q.low for q in effort.quantities] == [40]
    assert effort.language == "zh"


def test_who_tells_of_a_step_is_kept() -> None:
    text = "人权观察周二表示，阿尔达尼亚存在强迫劳动，政府没有起诉任何贩运者。"
    (effort,) = efforts(text)
    assert [link.source for link in effort.chain] == ["Human Rights Watch"]
    assert effort.certainty == "asserted"
    assert effort.stance == "against"


def test_a_page_on_another_subject_has_none() -> None:
    assert efforts("政府将九名小偷定罪，并关押了两人，警方对他们施以酷刑。") == ()
