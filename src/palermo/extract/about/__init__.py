"""Which countries a statement is about, and on what ground."""

from palermo.extract.about.concerned import about
from palermo.extract.about.subjects import Subjects, subjects_of

__all__ = ["Subjects", "about", "subjects_of"]
