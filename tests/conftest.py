"""What tests share: the evaluation data beside the project, and programs that may be missing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from palermo.extract.votes import load_votes

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of evaluation data beside the project, or skip."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the evaluation data (../shared) is not beside this clone")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium, or skip."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    return found


@pytest.fixture(scope="module")
def all_counts() -> Iterator[None]:
    """Let every statement count, whatever its confidence: for tests of what is made of statements that count."""
    votes = load_votes().model_copy(update={"threshold": {"claim": 0.0, "effort": 0.0}})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("palermo.extract.pipeline.load_votes", lambda: votes)
        yield
