"""Efforts: steps of a government against trafficking, taken, missing or promised, by criterion of the standard."""

from palermo.extract.efforts.clauses import Tongue
from palermo.extract.efforts.find import Standing, find_efforts, made_effort
from palermo.extract.efforts.judging import Judged, judge_effort
from palermo.extract.efforts.steps import Step, find_steps, tells_of_efforts

__all__ = [
    "Judged", "Standing", "Step", "Tongue", "find_efforts", "find_steps", "judge_effort", "made_effort",
    "tells_of_efforts",
]  # fmt: skip
