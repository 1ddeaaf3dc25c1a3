"""Originals are written once and never handed out changed."""

import hashlib
from pathlib import Path

import pytest

from palermo.errors import CaseError
from palermo.store import Originals

CONTENT = b"%PDF-1.7 scanned \x00\xff"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def test_bytes_come_back_as_they_were(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    assert originals.add(CONTENT) == originals.add(CONTENT) == SHA256
    assert originals.read(SHA256) == CONTENT
    assert list(originals) == [SHA256]
    assert SHA256 in originals
    assert originals.verify() == ()


def test_an_original_is_read_only(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.add(CONTENT)
    assert originals.path(SHA256).stat().st_mode & 0o222 == 0


def test_an_original_that_was_changed_is_refused(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.add(CONTENT)
    originals.path(SHA256).chmod(0o644)
    originals.path(SHA256).write_bytes(b"something else")
    with pytest.raises(CaseError, match="not the file that was kept"):
        originals.read(SHA256)
    with pytest.raises(CaseError, match="not the file that was kept"):
        originals.add(CONTENT)
    assert [problem.code for problem in originals.verify()] == ["original_damaged"]


def test_an_original_that_is_gone_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be read"):
        Originals(tmp_path).read(SHA256)


@pytest.mark.parametrize("name", ["", "../case.db", "a" * 63, SHA256.upper(), SHA256 + "\n"])
def test_a_name_that_is_no_hash_reaches_no_file(tmp_path: Path, name: str) -> None:
    assert name not in Originals(tmp_path)
    with pytest.raises(CaseError, match="no SHA-256"):
        Originals(tmp_path).read(name)


def test_a_half_written_file_is_no_original(tmp_path: Path) -> None:
    (tmp_path / ".partial-abc").write_bytes(b"half")
    assert list(Originals(tmp_path)) == []


def test_a_place_that_cannot_be_written_to_gives_a_message(tmp_path: Path) -> None:
    (tmp_path / "originals").write_text("a file where the folder should be")
    with pytest.raises(CaseError, match="cannot be kept"):
        Originals(tmp_path / "originals").add(CONTENT)
