"""Quantities of English sentences, all written for these tests."""

import pytest

from palermo.extract.quantities import find_quantities

FIGURES = [
    # text, kind, low, high, comparator, unit, printed
    (
        "One in every 26 adults there is in prison.",
        "ratio",
        1 / 26,
        1 / 26,
        "=",
        "persons per person",
        "One in every 26",
    ),
    ("About 1 in 5 households owes a debt.", "ratio", 0.2, 0.2, "~", "households per household", "About 1 in 5"),
    ("Nine out of ten workers paid fees.", "ratio", 0.9, 0.9, "=", "persons per person", "Nine out of ten"),
    ("They make up 33.7 percent of the inmates.", "share", 0.337, 0.337, "=", "of the whole", "33.7 percent"),
    ("Two-thirds of them were unpaid.", "share", 2 / 3, 2 / 3, "=", "of the whole", "Two-thirds"),
    ("A third of the crew fled.", "share", 1 / 3, 1 / 3, "=", "of the whole", "A third"),
    ("Half of the boys were beaten.", "share", 0.5, 0.5, "=", "of the whole", "Half"),
    ("Over million detained.", "count", 1e6, None, ">", "", "Over million"),
    ("More than one million Uyghurs are held.", "count", 1e6, None, ">", "persons", "More than one million"),
    ("At least five women died.", "count", 5, None, ">=", "persons", "At least five"),
    ("Nearly 13,000 suspects were held.", "count", None, 13000, "<", "persons", "Nearly 13,000"),
    ("Fewer than 40 cases went to court.", "count", None, 40, "<", "cases", "Fewer than 40"),
    ("As many as 300 boats left.", "count", None, 300, "<=", "boats", "As many as 300"),
    ("Some 2.3 million children lack food.", "count", 2.3e6, 2.3e6, "~", "persons", "Some 2.3 million"),
    ("Thousands of pensioners were sent.", "count", 2000, None, "~", "persons", "Thousands"),
    ("It spread to dozens of provinces.", "count", 24, None, "~", "provinces", "dozens"),
    ("Hundreds of thousands of people fled.", "count", 200_000, None, "~", "persons", "Hundreds of thousands"),
    ("Tens of thousands were moved.", "count", 20_000, None, "~", "", "Tens of thousands"),
    ("Two hundred and fifty families left.", "count", 250, 250, "=", "families", "Two hundred and fifty"),
    ("Between 50 and 100 girls a week arrive.", "count", 50, 100, "=", "persons per week", "Between 50 and 100"),
    ("It holds 7 to 10 million people.", "count", 7e6, 1e7, "=", "persons", "7 to 10 million"),
    ("It paid $7 million in fines.", "money", 7e6, 7e6, "=", "USD", "$7 million"),
    ("It cost £1.5bn.", "money", 1.5e9, 1.5e9, "=", "GBP", "£1.5bn"),
    ("They earn 800 yuan a month.", "money", 800, 800, "=", "CNY per month", "800 yuan a month"),
    ("Held for more than eight weeks, he fell ill.", "duration", 8, None, ">", "weeks", "more than eight weeks"),
    ("They worked in 22-hour shifts.", "duration", 22, 22, "=", "hours", "22-hour"),
    ("The boys were 16 to 17 years old.", "age", 16, 17, "=", "years", "16 to 17 years old"),
    ("Many were under the age of 13.", "age", None, 13, "<", "years", "under the age of 13"),
    ("Some were as young as age 12.", "age", 12, None, ">=", "years", "as young as age 12"),
    ("They dug 10 tons of ore.", "mass", 10, 10, "=", "tons", "10 tons"),
    ("The camp covers 40 hectares.", "area", 40, 40, "=", "hectares", "40 hectares"),
    ("About 5 lakhs of them work in kilns.", "count", 5e5, 5e5, "~", "", "About 5 lakhs"),
    ("It employs 12,34,567 labourers.", "count", 1234567, 1234567, "=", "persons", "12,34,567"),
    ("A quarter of a million people fled.", "count", 250_000, 250_000, "=", "persons", "A quarter of a million"),
    ("Some 816 000 weavers left.", "count", 816_000, 816_000, "~", "weavers", "Some 816 000"),
    ("It hit 12,5 percent.", "share", 0.125, 0.125, "=", "of the whole", "12,5 percent"),
    ("Police held 12-15,000 men.", "count", 12_000, 15_000, "=", "persons", "12-15,000"),
    ("There were ~300 men.", "count", 300, 300, "~", "persons", "~300"),
    ("Firms used 4,800[12] workers.", "count", 4800, 4800, "=", "persons", "4,800"),
    ("Firms used 4,80012 workers.", "count", 4800, 4800, "=", "persons", "4,800"),
    ("Children as young as seven dig.", "age", 7, None, ">=", "years", "as young as seven"),
    ("The dead were children under 18.", "age", None, 18, "<", "years", "under 18"),
    ("Girls between the ages of 5 and 14 sew.", "age", 5, 14, "=", "years", "5 and 14"),
    ("He owes 5 000 soums.", "money", 5000, 5000, "=", "UZS", "5 000 soums"),
    ("He owes 9,000 Namibian dollars.", "money", 9000, 9000, "=", "NAD", "9,000 Namibian dollars"),
    ("He owes 700 Ruritanian crowns.", "count", 700, 700, "=", "Ruritanian crowns", "700"),
    ("He owes 700 Ruritanian francs.", "money", 700, 700, "=", "Ruritanian francs", "700 Ruritanian francs"),
    ("He owes 900 rupees.", "money", 900, 900, "=", "rupees", "900 rupees"),
    ("She owes tens of thousands of euros.", "money", 20_000, None, "~", "EUR", "tens of thousands of euros"),
    ("They work 14 hours a day.", "rate", 14, 14, "=", "hours per day", "14 hours a day"),
    ("He got six years and six months.", "duration", 6.5, 6.5, "=", "years", "six years and six months"),
    ("It is a one-and-a-half-hour ride.", "duration", 1.5, 1.5, "=", "hours", "one-and-a-half-hour"),
    ("Perhaps 40 miners died.", "count", 40, 40, "~", "persons", "Perhaps 40"),
    ("About 20 or 30 men came.", "count", 20, 30, "~", "persons", "About 20 or 30"),
    ("They walked 12 km.", "length", 12, 12, "=", "kilometres", "12 km"),
]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure[0])
def test_one_figure_is_read_as_a_person_would(figure):
    text, kind, low, high, comparator, unit, printed = figure
    (found,) = find_quantities(text)

    assert (found.kind, found.comparator, found.unit, found.text) == (kind, comparator, unit, printed)
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)


@pytest.mark.parametrize(
    "text",
    [
        "China remained on Tier 3 in 2024.",
        "See Article 4 and Section 7107 of the law.",
        "Children work in brick kilns. (1,6,7)",
        "Farms still use them.[12-14]",
        "The report of 10 July 2020 says so.",
        "The coup of February 1, 2021, came at 5:30 a.m.",
        "Between 2017 and 2022 little changed.",
        "Call +1 202-555-0143 or see https://example.org/2020/14.",
        "No one was punished, and one of the guards laughed.",
        "They won 2-1 on the 3rd day.",
        "Maria, 34, was freed two years ago.",
        "Violations rose over the past 20 years.",
        "Resolution 1325 and Convention No. 29 apply.",
        "COVID-19 closed the schools.",
        "Law 2014-027 and Decree No. 52/2016 forbid it.",
        "Articles 110, 111 and 112 and Article 244-1 forbid it.",
        "Pay is kept back (indicator 8), see page 45.",
        "It is one of the top 10 exporters.",
        "Call 0800 123 456 or at 5 o'clock.",
        "These two practices take two forms.",
        "They are paid every three months.",
    ],
)
def test_names_dates_marks_and_pronouns_are_no_quantities(text):
    assert find_quantities(text) == ()


def test_two_ends_of_a_change_stay_two_figures():
    found = find_quantities("Cases rose from 200 to 350 in a year.")

    assert [(q.low, q.high) for q in found[:2]] == [(200, 200), (350, 350)]


def test_the_denominator_is_kept_as_stated():
    (found,) = find_quantities("This group is 33.7 percent of the formal prison population, officials said.")

    assert found.population == "the formal prison population"


def test_a_ratio_is_of_all_that_is_named_behind_it():
    (found,) = find_quantities("One in every 26 weaver and other craft workers in the North is in debt.")

    assert found.population == "weaver and other craft workers in the North"


def test_positions_are_those_of_the_document():
    text = "İstanbul — over 450 men"
    (found,) = find_quantities(text, offset=100)

    assert text[found.start - 100 : found.end - 100] == found.text == "over 450"


def test_a_language_without_number_words_has_none():
    assert find_quantities("fünf Männer, 12 Jahre", language="de") == ()


def test_a_year_before_a_change_is_no_end_of_a_range():
    (found,) = find_quantities("The number rose in 2018 to 3.9 million refugees.")

    assert (found.low, found.high, found.unit) == (3.9e6, 3.9e6, "persons")


def test_a_participle_is_no_unit() -> None:
    units = [
        q.unit
        for text in ("1,000 subjected to it", "40 seeds", "a total of 300 displaced")
        for q in find_quantities(text)
    ]
    assert units == ["", "seeds", ""]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("More than 300 Ruritanians are held.", "persons"),
        ("About 300 Selan are held there.", "persons"),
        ("Over 300 Factories Closed After Raids", "Factories"),
    ],
)
def test_any_people_counts_as_persons_and_a_heading_tells_nothing(text, unit):
    (found,) = find_quantities(text)

    assert found.unit == unit
