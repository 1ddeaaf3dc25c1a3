"""Statements placed: about whom each is, and of when."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from palermo.extract.about import Subjects, about
from palermo.extract.sentences import Sentence
from palermo.extract.when import period
from palermo.records import Claim, Document, Effort, Span

Told = TypeVar("Told", Claim, Effort)


def placed(document: Document, sentences: Sequence[Sentence], subjects: Subjects, told: Told) -> Told:
    """Return a claim or effort with the countries it is about, each with its ground, and its period.

    The language is that of the statement.
    """
    span = Span(told.start, told.end)
    home = next((Span(s.start, s.end) for s in sentences if s.start <= told.start < s.end), span)
    language = told.language.partition("-")[0]
    concerned = about(document, span, home, subjects, language=language)
    when = period(document, span, home, published=document.published, language=language)
    return replace(told, about=concerned, since=when.since, until=when.until, point=when.point)
