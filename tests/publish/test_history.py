"""The sections on earlier years and on what the tier hangs on, and the picture of the tiers."""

import re
import sys
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from invented import invented_report

from palermo.publish import publish
from palermo.records import HistoryYear, Sensitivity

SVG = "{http://www.w3.org/2000/svg}"
HTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def files():
    return publish(invented_report())


@pytest.fixture(scope="module")
def picture(files):
    return picture_of(files["report.html"])


def picture_of(page: bytes):
    return html5lib.parse(page).find(f".//{SVG}svg[@class='picture tiers']")


def with_assessment(**fields):
    report = invented_report()
    return replace(report, assessment=replace(report.assessment, **fields))


def steps(picture):
    return [line.get("class") for line in picture.iter(f"{SVG}path") if line.get("class").startswith("s ")]


def test_the_picture_has_a_step_for_each_year_given_and_one_for_the_tier_indicated(picture):
    drawn = steps(picture)
    assert len([kind for kind in drawn if kind in ("s l", "s i")]) == 6
    assert drawn.count("s u") == 2, "a year for which no tier was given breaks the line"
    assert drawn.count("s i") == 1


def test_the_picture_is_named_described_and_backed_by_a_table(picture, files):
    named = picture.get("aria-labelledby").split()
    assert [picture.find(f".//*[@id='{name}']").tag for name in named] == [f"{SVG}title", f"{SVG}desc"]
    told = picture.find(f"{SVG}desc").text
    assert re.findall(r"(\d{4}): (Tier \d[^;.]*)", told)[2:4] == [
        ("2021", "Tier 2 Watch List"),
        ("2022", "Tier 2 Watch List"),
    ]
    table = html5lib.parse(files["report.html"]).find(f".//{HTML}table[@class='history stack']")
    assert len(table.findall(f"{HTML}tbody/{HTML}tr")) == 6
    assert "kept on the Watch List by a waiver" in "".join(table.itertext())


def test_a_special_case_has_a_row_of_its_own():
    history = (HistoryYear(2022, "SC", "none", None), HistoryYear(2023, "3", "C", None))
    picture = picture_of(publish(with_assessment(history=history))["report.html"])
    assert "Special case" in [text.text for text in picture.iter(f"{SVG}text")]


def test_without_history_there_is_no_picture():
    page = publish(with_assessment(history=(), limits=(), explanation=(), changes=()))["report.html"]
    assert picture_of(page) is None
    assert "No tier of an earlier year was given." in page.decode()


def test_an_undetermined_tier_is_not_drawn():
    page = publish(with_assessment(tier=None, change=None))["report.html"]
    assert "s i" not in steps(picture_of(page))
    assert "The broken line" not in page.decode()


def test_what_the_tier_hangs_on_is_told_in_every_page_format(files):
    page = files["report.md"].decode()
    section = page[page.index("## What the tier hangs on") : page.index("## Every criterion")]
    assert "5 removals change the indicated tier" in section, "a set of one source is told once"
    assert "a trade newsletter | Undetermined" in section
    assert "(sig.proof\\_of\\_failure) | Tier 2 |" in section
    assert "| Tier 3 (as indicated) |" in section
    assert "Sets of more than two sources were not tried." in section


def test_a_tier_that_hangs_on_nothing_says_so():
    page = publish(with_assessment(sensitivity=Sensitivity()))["report.md"].decode()
    assert "No claim, source or rule, taken away alone, changes the indicated tier." in page


def test_the_explanation_of_a_new_list_is_told_where_there_is_one(files):
    title = "Why the country is on another list than the year before"
    page = publish(with_assessment(explanation=("It went from list B to list C.",)))["report.md"].decode()
    assert f"**{title}**\n\n- It went from list B to list C." in page
    assert title not in files["report.md"].decode()
