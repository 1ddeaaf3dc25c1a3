"""Bad tables get a message that names the line, cell or list; sound ones read back as they are."""

import pytest

from palermo.errors import UsageError
from palermo.estimate import (
    link_lists,
    make_table,
    merge_lists,
    read_sheet,
    refusal,
    strata_of,
    table_of,
    without_list,
)

GOOD = "port,clinic,union,count\n1,0,0,30\n0,1,0,20\n0,0,1,25\n1,1,0,6\n1,0,1,5\n0,1,1,4\n1,1,1,2\n"


def read(text: str):
    return table_of(read_sheet(text.encode(), name="t.csv"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD.replace("1,1,0,6", "1,1,0,-6"), ["line 5", "-6", "negative"]),
        (GOOD.replace("1,1,0,6", "1,1,0,6.5"), ["line 5", "6.5", "whole"]),
        (GOOD.replace("1,1,0,6", "1,2,0,6"), ["line 5", "'clinic'", "'2'"]),
        (GOOD.replace("1,1,0,6", "1,,0,6"), ["line 5", "'clinic'"]),
        (GOOD + "0,0,0,9\n", ["line 9", "none of the lists"]),
        (GOOD + "1,1\n", ["line 9", "2 cells"]),
        ("a,b,c,count\n1,0,0,3\n0,1,0,4\n1,1,0,2\n", ["'c'", "nobody"]),
        ("a,a,c,count\n1,0,0,3\n", ["'a'"]),
        ("a,b,c,count\n1,0,0,0\n", ["nobody"]),
        ("a,count\n1,3\n", ["1 list"]),
        (",".join(f"l{i}" for i in range(30)) + ",count\n" + "1," * 30 + "4\n", ["30 lists", "at most 10"]),
        ("", ["header"]),
        ("a,b,count\n", ["header"]),
        ("a,b,count\n1,1,99999999999999999999\n", ["people"]),
        ("a,b,count\n1,1,nan\n", ["'nan'"]),
        ("a,b,count\n1,1,inf\n", ["'inf'"]),
    ],
)
def test_bad_tables_are_refused_by_name(text: str, words: list[str]) -> None:
    with pytest.raises(UsageError) as error:
        read(text)
    for word in words:
        assert word in str(error.value)


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(UsageError, match="UTF-8"):
        read_sheet(b"\xff\xfe\x00", name="t.csv")
    with pytest.raises(UsageError, match="NUL"):
        read_sheet(b"a,b\n\x00,1\n", name="t.csv")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([(0b001, 5), (0b010, 4), (0b100, 3)], "nobody is on two lists"),
        ([(0b011, 5), (0b100, 4), (0b111, 3)], "'a' and 'b' hold the same people"),
        ([(0b011, 5), (0b010, 2), (0b100, 4), (0b110, 3)], "everybody on list 'a' is on list 'b'"),
    ],
)
def test_lists_that_cannot_carry_an_estimate(cells, words: str) -> None:
    assert words in (refusal(make_table("abc", cells)) or "")


def test_two_lists_are_too_few() -> None:
    assert "at least 3" in (refusal(make_table("ab", [(1, 4), (2, 4), (3, 2)])) or "")


def test_records_make_the_same_table_as_counts() -> None:
    table = read(GOOD)
    rows = ["person,port,clinic,union"]
    for history, count in table.cells:
        rows += [f"p{history}-{n}," + ",".join(str(history >> i & 1) for i in range(3)) for n in range(count)]
    assert read("\n".join(rows)) == table


def test_lists_linked_by_key_make_the_same_table_as_counts() -> None:
    table = read(GOOD)
    people = [(f"p{history}-{n}", history) for history, count in table.cells for n in range(count)]
    sheets = []
    for place, name in enumerate(table.lists):
        keys = [key for key, history in people if history >> place & 1]
        sheets.append(read_sheet("\n".join(["id,note", *(f"{key},x" for key in keys * 2)]).encode(), name=name))
    assert link_lists(sheets, key="id") == table
    with pytest.raises(UsageError, match="no column 'nr'"):
        link_lists(sheets, key="nr")


def test_strata_that_cannot_carry_an_estimate_say_why() -> None:
    header, *rows = GOOD.splitlines()
    text = "\n".join(
        ["place," + header, *("north," + row for row in rows), "south,1,0,0,5", "west,1,0,0,5", "west,0,1,0,2"]
    )
    north, south, west = strata_of(read_sheet(text.encode(), name="t.csv"), column="place")
    assert north.table == read(GOOD)
    assert south.table is None
    assert "1 lists" in (south.refused or "")
    assert west.table is not None
    assert "nobody is on two" in (refusal(west.table, fewest=2) or "")


def test_leaving_out_and_merging_keep_people() -> None:
    table = read(GOOD)
    assert without_list(table, 0).people == table.people - 30
    merged = merge_lists(table, 0, 2)
    assert (merged.people, merged.lists) == (table.people, ("port+union", "clinic"))
    assert merged.on(0b11) == 6 + 4 + 2
