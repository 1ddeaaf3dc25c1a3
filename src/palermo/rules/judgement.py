"""How significant and increasing efforts are judged: which criteria make a prong, and every threshold, as data."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import Field

from palermo.datafiles import load_yaml
from palermo.rules.models import Model


class Prong(Model):
    """One side of a government's efforts: the criteria that make it up.

    `decides` says whether a failure on it can show that efforts are not significant.
    """

    id: str
    label: str
    citation: str
    decides: bool
    criteria: tuple[str, ...]


class Threshold(Model):
    """One number of the judgement, with what it says, where it is from and the other values that are tried.

    `ground` is `text` where the provision cited holds the number, `own` where it is a reading of this program.
    """

    id: str
    value: int = Field(ge=0)
    others: tuple[int, ...]
    says: str
    ground: Literal["text", "own"]
    citation: str
    why: str


class Judgement(Model):
    """The judgement file of one instrument."""

    prongs: tuple[Prong, ...]
    thresholds: tuple[Threshold, ...]

    @property
    def values(self) -> Mapping[str, int]:
        """The thresholds by id, as they stand."""
        return {threshold.id: threshold.value for threshold in self.thresholds}


@cache
def load_judgement(name: str) -> Judgement:
    """Return the judgement file of the instrument of that name. Errors: DataFileError."""
    return load_yaml(f"rules/{name}/judgement.yaml", Judgement)
