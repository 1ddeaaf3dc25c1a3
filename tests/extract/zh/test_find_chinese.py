"""Claims and attributions that the rules cut of short invented Chinese texts, simplified and traditional."""

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from palermo.extract import extract
from palermo.extract.zh import extract_chinese
from palermo.records import Attribution, Claim, Document, Extraction, Segment


def document(*paragraphs: str, language: str = "zh-Hans") -> Document:
    text = "\n\n".join(paragraphs)
    segments, at = [], 0
    for paragraph in paragraphs:
        segments.append(Segment(at, at + len(paragraph)))
        at += len(paragraph) + 2
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("note.txt", sha, text, "text", tuple(segments), language)


def extraction(*paragraphs: str, language: str = "zh-Hans") -> Extraction:
    page = document(*paragraphs, language=language)
    found = extract_chinese(page)
    assert all(page.text[c.start : c.end] == c.quote for c in found.claims)
    assert all(page.text[q.start : q.end] == q.text for c in found.claims for q in c.quantities)
    return found


def claims_of(*paragraphs: str, language: str = "zh-Hans") -> tuple[Claim, ...]:
    return extraction(*paragraphs, language=language).claims


def names(claim: Claim) -> list[str]:
    return [link.source for link in claim.chain]


def test_a_flat_statement_is_one_asserted_claim_of_the_page():
    (claim,) = claims_of("当地砖厂强迫三百名儿童劳动。")
    assert claim.quote == "当地砖厂强迫三百名儿童劳动"
    assert (claim.certainty, claim.chain, claim.language) == ("asserted", (), "zh")
    assert "forced_labour" in claim.abuses
    assert [q.low for q in claim.quantities] == [300]


def test_the_reporting_frame_stays_outside_the_span():
    (claim,) = claims_of("国际特赦组织表示，看守在营地里殴打囚犯。")
    assert claim.quote == "看守在营地里殴打囚犯"
    assert names(claim) == ["International Amnesty Organization"]
    assert claim.chain[0].kind == "ngo"


def test_a_medium_the_page_leans_on_comes_before_who_it_quotes():
    claims = claims_of("据路透社5月2日报道，人权观察称，矿场主扣押工人的护照。", "人权观察还说，工人被拖欠工资。")
    assert [names(c) for c in claims] == [["路透社", "Human Rights Watch"]] * 2
    assert "retention_of_identity_documents" in claims[0].abuses
    assert "withholding_of_wages" in claims[1].abuses


def test_a_quotation_is_verbatim_and_its_speaker_may_stand_behind_it():
    (claim,) = claims_of("“他们没收了村民的土地，并把男人送进集中营。”联合国特别报告员说。")
    assert claim.verbatim is True
    assert names(claim) == ["special rapporteur (unnamed)"]
    assert {"dispossession", "mass_detention"} <= set(claim.abuses)


def test_a_source_carries_over_to_the_next_sentence():
    claims = claims_of("国际劳工组织的报告指出，渔船上有童工。船长殴打船员。")
    assert [names(c) for c in claims] == [["International Labour Organization"]] * 2


def test_a_new_paragraph_of_the_page_drops_the_speaker():
    first, second = claims_of("自由之家表示，当局监控记者的电话。", "警方昨天逮捕了二十名示威者。")
    assert names(first) == ["Freedom House"]
    assert names(second) == []


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("据报道，看守虐待囚犯。", "reported"),
        ("人权观察指控警方虐待囚犯。", "alleged"),
        ("警方可能虐待囚犯。", "possible"),
        ("警方很可能虐待囚犯。", "probable"),
        ("自由之家估计，约有两千名囚犯遭到酷刑。", "estimated"),
        ("人权观察表示，警方虐待囚犯。", "asserted"),
    ],
)
def test_the_weakest_mark_decides_the_class(text, certainty):
    (claim,) = claims_of(text)
    assert claim.certainty == certainty


def test_a_denial_keeps_what_it_denies():
    claims = claims_of("联合国专家说，工厂强迫藏人劳动。中国外交部发言人称，这些说法是彻头彻尾的谎言。")
    assert [c.certainty for c in claims] == ["asserted", "denied"]
    assert claims[1].abuses == ("forced_labour",)
    assert names(claims[1]) == ["Ministry of Foreign Affairs of China"]


def test_a_denial_that_is_no_clause_takes_its_verb_and_the_denier():
    claims = claims_of("报告说，警方对囚犯施加酷刑。缅甸政府否认。")
    assert claims[-1].quote == "缅甸政府否认"
    assert (claims[-1].certainty, names(claims[-1])) == ("denied", ["Government of Myanmar"])


def test_a_redescription_with_hostile_framing_is_no_assertion():
    claims = claims_of("他们把工人关进集中营。中国政府谎称，那里是职业培训中心。")
    assert [c.certainty for c in claims] == ["asserted", "denied"]
    assert names(claims[1]) == ["Government of China"]


def test_what_a_source_reacts_to_is_the_claim():
    (claim,) = claims_of("德国政府对缅甸军方杀害村民表示谴责。")
    assert claim.quote == "缅甸军方杀害村民"
    assert names(claim) == ["Government of Germany"]


@pytest.mark.parametrize(
    "text",
    [
        "议会将通过法案，禁止进口强迫劳动产品。",
        "《防止强迫劳动公约》明年生效。",
        "免责声明：本文不代表酷刑受害者的观点。",
        "如果工厂使用强迫劳动，合同将终止。",
    ],
)
def test_steps_laws_and_notices_are_no_claims(text):
    assert claims_of(text) == ()


def test_unnamed_sources_are_described_and_marked():
    (claim,) = claims_of("当地居民说，士兵杀害了十二名村民。")
    assert names(claim) == ["local residents (unnamed)"]
    assert claim.chain[0].kind == "survivor_or_witness"


def test_parallel_sources_are_one_link():
    (claim,) = claims_of("人权观察和自由之家指责警方任意拘留记者。")
    assert names(claim) == ["Human Rights Watch and Freedom House"]


def test_a_glossed_name_is_given_in_latin_letters():
    (claim,) = claims_of("学者卡洛·贝尼尼（Carlo Benini）说，警方监视流亡者的家人。")
    assert names(claim) == ["Carlo Benini"]


def test_an_embassy_names_its_host():
    (claim,) = claims_of("中国驻英使馆发言人称，有关强迫劳动的报告是谎言。")
    assert names(claim) == ["Embassy of China in the United Kingdom"]


def test_words_of_a_claim_name_who_and_where():
    (claim,) = claims_of("自2017年以来，当局在新疆采集维吾尔人的DNA。")
    assert claim.groups == ("维吾尔人",)
    assert [(p.name, p.code) for p in claim.places] == [("新疆", "CN-XJ")]
    assert claim.actors == ("当局",)
    assert claim.technologies == ("DNA",)
    assert claim.since == "2017"
    assert "biometric_collection" in claim.abuses


def test_a_rank_is_a_claim_with_its_placement():
    (claim,) = claims_of("美国国务院在2019年人口贩运报告中将泰国列为第二级观察名单。")
    assert claim.tier is not None
    assert (claim.tier.country, claim.tier.year, claim.tier.tier) == ("THA", 2019, "2WL")


def test_a_downgrade_ends_at_the_lower_rank():
    (claim,) = claims_of("人口贩运报告把柬埔寨从第二级降至第三级。")
    assert claim.tier is not None
    assert (claim.tier.country, claim.tier.tier, claim.tier.change) == ("KHM", "3", "downgraded")


def test_wiki_links_inside_words_change_nothing_but_offsets():
    plain = claims_of("人权观察说，当局在西藏关押了一百二十名僧侣。")
    linked = claims_of("[[zh:人权观察]]说，当局在[[zh:西藏]]关押了一百[[zh:二十名]]僧侣。")
    assert [c.abuses for c in plain] == [c.abuses for c in linked]
    assert [names(c) for c in plain] == [names(c) for c in linked]
    assert [q.low for c in linked for q in c.quantities] == [120]
    assert linked[0].quote.startswith("当局在[[zh:西藏]]")


TEXTS = [
    "据美国之音报道，人权观察称，当局强迫数千名维吾尔人在棉田劳动。",
    "“看守用电击折磨囚犯。”国际特赦组织说。",
    "联合国人权理事会的报告指出，军队杀害村民，并烧毁清真寺。",
    "中国外交部否认强迫劳动，称这些指控毫无根据。",
]


@pytest.mark.parametrize("text", TEXTS)
def test_traditional_characters_give_the_same_claims(text):
    traditional = OpenCC("s2t").convert(text)
    assert len(traditional) == len(text)
    simple, other = claims_of(text), claims_of(traditional, language="zh-Hant")
    assert simple
    assert [(c.start, c.end, c.abuses, c.certainty, names(c)) for c in simple] == [
        (c.start, c.end, c.abuses, c.certainty, names(c)) for c in other
    ]


def test_a_page_whose_language_could_not_be_told_is_read_as_chinese():
    assert claims_of("人权观察说，工厂强迫童工每天工作十四小时，还没收他们的证件。", language="und")


def parts(page: Document, attribution: Attribution) -> tuple[list[str], list[str], list[str]]:
    spans = (attribution.source, attribution.cue, attribution.content)
    source, cue, content = ([page.text[s.start : s.end] for s in part] for part in spans)
    return source, cue, content


def test_an_attribution_has_source_cue_and_content():
    text = "人权观察说：“警方殴打示威者。”"
    (attribution,) = extraction(text).attributions
    assert attribution.kind == "direct"
    assert parts(document(text), attribution) == (["人权观察"], ["说"], ["警方殴打示威者"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("据路透社报道，警方殴打示威者。", "according_to"),
        ("据悉，警方殴打示威者。", "agentless"),
        ("人权观察称，警方殴打示威者。", "indirect"),
        ("人权观察称警方“多次毒打示威者，并把他们关进监狱”，场面混乱。", "mixed"),
    ],
)
def test_attributions_have_kinds(text, kind):
    assert extraction(text).attributions[0].kind == kind


PIECES = st.sampled_from(
    [
        *(
            "人权观察",
            "称",
            "说",
            "，",
            "。",
            "“",
            "”",
            "维吾尔人",
            "強迫勞動",
            "被",
            "关押",
            "据",
            "报道",
            "否认",
        ),
        *("[[zh:", "]]", "3000人", "中共", "酷刑", "可能", "\n", "（", "）", "第三级", "泰国", "人口贩运", "**"),
        *("https://a.b/c", "\ud800", "İ", "："),
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_quote_is_the_text_at_its_span_and_spans_never_partly_overlap(text):
    found = extraction(text).claims
    for before, after in pairwise(found):
        assert before.end <= after.start or (before.start, before.end) == (after.start, after.end)


def test_a_long_paragraph_without_stops_is_read():
    text = "据人权观察和自由之家的报告在中国与" * 4000
    assert extraction("强迫劳动" + text).claims is not None


def test_japanese_of_unknown_language_is_not_read_as_chinese():
    text = "人権団体によると、工場では労働者が強制労働をさせられ、旅券を取り上げられているという。"
    page = document(text, language="und")
    found, problems = extract(page)
    assert found.claims == ()
    assert [problem.code for problem in problems] == ["language_unknown"]
