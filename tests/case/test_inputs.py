"""Files get labels that tell them apart and do not depend on the order of the arguments."""

from pathlib import Path

import pytest

from palermo.case.inputs import find_inputs
from palermo.errors import UsageError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("a/one.txt", "a/deep/two.txt", "b/one.txt", "b/.hidden", ".git/config"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    return tmp_path


def labels(*paths: Path) -> list[str]:
    return [item.label for item in find_inputs(paths)[0]]


def test_a_folder_gives_paths_below_it_without_hidden_files(tree: Path) -> None:
    assert labels(tree) == ["a/deep/two.txt", "a/one.txt", "b/one.txt"]


def test_a_single_file_is_labelled_by_its_name(tree: Path) -> None:
    assert labels(tree / "a" / "one.txt") == ["one.txt"]


def test_two_files_of_one_name_are_told_apart(tree: Path) -> None:
    one, other = tree / "a" / "one.txt", tree / "b" / "one.txt"
    assert labels(one, other) == labels(other, one) == ["a/one.txt", "b/one.txt"]


def test_a_path_given_twice_counts_once(tree: Path) -> None:
    assert labels(tree / "a" / "one.txt", tree / "a" / "one.txt") == ["one.txt"]


def test_a_missing_path_is_a_wrong_call(tree: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        find_inputs([tree / "nowhere"])
