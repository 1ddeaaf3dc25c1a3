"""How firmly an invented statement is made: the weakest marker over it, denials, what hedges nothing."""

import pytest
from tests.extract.ruled import document_of, ruled_claims


def classes(text: str, language: str = "en") -> list[str]:
    return [claim.certainty for claim in ruled_claims(document_of(text, language=language))]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Amnesty International found that guards tortured the prisoners.", "asserted"),
        ("The owner admitted that children were forced to work.", "asserted"),
        ("The men are said to have been tortured in the cellar.", "reported"),
        ("It is likely that women were trafficked through the port.", "probable"),
        ("It seems that guards tortured the prisoners.", "probable"),
        ("An estimated 300 villagers are held in forced labour camps.", "estimated"),
        ("Prisoners may have been tortured, the UN said.", "possible"),
        ("There is a risk that children are forced to work in the mines.", "possible"),
        ("It is alleged that guards tortured the prisoners.", "alleged"),
        ("The government denied that prisoners were tortured.", "denied"),
        # The weakest of two markers governs.
        ("The women were reportedly sold by traffickers and possibly tortured.", "possible"),
        ("Amnesty International alleges that 300 men may have been tortured.", "alleged"),
        # What is likely inside the content is no hedge of the source.
        ("The report said that girls are less likely to be trafficked than boys.", "asserted"),
        ("Amnesty International said boys are more likely than girls to be trafficked for sex.", "asserted"),
        ("It is true that guards tortured the prisoners.", "asserted"),
        # A denial stays one, however it is framed.
        ("The ministry falsely claims that no one is held in forced labour.", "denied"),
        ("Beijing falsely claims that Uyghurs are not forced to work.", "denied"),
        ("China’s foreign ministry falsely claims there is no forced labour in Xinjiang.", "denied"),
        ("The ministry wrongly insisted that forced labour does not exist.", "denied"),
        ("The government’s false denial that women were sterilised drew protests.", "denied"),
        ("The ministry said nobody was tortured in the prisons.", "denied"),
        ("The guards never beat prisoners, the ministry said.", "denied"),
        ("Officials rejected as baseless the claim that villagers were forced to work.", "denied"),
        # What holds words of denial and denies nothing.
        ("No fewer than forty men were held in the camp and tortured.", "asserted"),
        ("Workers were not paid and were not allowed to leave the camp.", "asserted"),
    ],
)
def test_the_weakest_marker_that_governs_decides(text: str, certainty: str) -> None:
    assert classes(text) == [certainty]


def test_a_denial_keeps_what_it_denies() -> None:
    text = "The ministry falsely claims that no one is held in forced labour."
    (claim,) = ruled_claims(document_of(text))
    assert claim.quote == "no one is held in forced labour"
    assert "forced_labour" in claim.abuses


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("人权观察表示，看守对囚犯施以酷刑。", "asserted"),
        ("中国官员承认强迫工人劳动。", "asserted"),
        ("据报道，工人被强迫劳动。", "reported"),
        ("专家认为维吾尔人很可能被强迫劳动。", "probable"),
        ("据估计，有三千名维吾尔人被关押。", "estimated"),
        ("受害者可能遭受酷刑。", "possible"),
        ("律师指控看守对囚犯施以酷刑。", "alleged"),
        ("中国政府否认在新疆使用强迫劳动。", "denied"),
        ("中国外交部谎称新疆没有强迫劳动。", "denied"),
        ("中国外交部错误地声称没有人遭受酷刑。", "denied"),
        ("人权观察称，律师指控看守可能对囚犯施以酷刑。", "alleged"),
    ],
)
def test_chinese_markers_decide_alike(text: str, certainty: str) -> None:
    assert classes(text, "zh") == [certainty]
