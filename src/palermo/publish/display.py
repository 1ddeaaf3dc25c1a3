"""An edition as plain values for templates: numbers in place of ids, and no letter that a page cannot show."""

import re
from typing import assert_never

from palermo.publish.content import (
    Blank,
    Block,
    Count,
    Fact,
    Facts,
    Figure,
    Likelihood,
    Name,
    Paragraph,
    Part,
    Passage,
    Picture,
    Quotation,
    Section,
    Sentence,
    Statements,
    Step,
    Steps,
    Table,
    Tree,
    Words,
)
from palermo.publish.edition import Edition
from palermo.publish.letters import direction, visible
from palermo.publish.passages import Opened
from palermo.publish.trace import text_of
from palermo.publish.wording import wording
from palermo.records.encode import Json

# Markers set after one sentence; the rest are counted, and each opens from its own sentence below.
MARKERS = 8
# Sources that a page opens with; the rest stand behind "show all", or in the annex of what is printed.
BRANCHES = 10
# Letters of a rule's version that are printed; a hash is recognised by its first twelve, the data files hold all.
VERSION = 12


def _language(language: str) -> str:
    return "" if language == "und" else language


def edition_values(edition: Edition) -> dict[str, Json]:
    """Return everything that a page template needs."""
    return {
        "country": visible(edition.country),
        "year": edition.year,
        "tier": edition.tier,
        "tier_name": edition.tier_name,
        "boxes": [
            {"label": box.label, "tier": box.tier, "meaning": box.meaning} for box in edition.headline.boxes
        ],
        "under": [_sentence(sentence, edition.numbers) for sentence in edition.headline.under],
        "protected": edition.protected,
        "sections": [_section(section, edition.numbers) for section in edition.sections],
        "passages": [_passage(passage) for passage in edition.passages],
        "certainties": [
            {"id": name, "word": item.word, "meaning": item.meaning, "filled": item.filled}
            for name, item in wording().certainty.items()
        ],
    }


def _section(section: Section, numbers: dict[str, int]) -> Json:
    return {
        "anchor": _anchor(section.anchor), "title": visible(section.title), "mark": section.mark,
        "tone": section.tone, "note": visible(section.note), "annex": section.annex,
        "blocks": [_block(block, numbers) for block in section.blocks],
        "sections": [_section(inner, numbers) for inner in section.sections],
    }  # fmt: skip


def _picture(picture: Picture, numbers: dict[str, int]) -> Json:
    return {
        "name": picture.name, "title": visible(picture.title), "description": visible(picture.description),
        "svg": picture.svg, "note": _sentence(picture.note, numbers),
    }  # fmt: skip


def _anchor(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.-]", "-", text)


def _block(block: Block, numbers: dict[str, int]) -> Json:  # noqa: PLR0911 -- one for each kind of block
    match block:
        case Paragraph(sentence, tone):
            return {"is": "paragraph", "tone": tone, "sentence": _sentence(sentence, numbers)}
        case Statements(title, sentences, tone, empty, shown):
            items = [_sentence(sentence, numbers) for sentence in sentences]
            return {
                "is": "statements", "title": title, "tone": tone, "empty": empty, "sentences": list(items[:shown]),
                "rest": list(items[shown:]),
            }  # fmt: skip
        case Facts(facts):
            return {"is": "facts", "facts": [_fact(fact, numbers) for fact in facts]}
        case Steps(steps):
            return {"is": "steps", "steps": [_step(step, numbers) for step in steps]}
        case Table(caption, columns, rows, kind, picture, short):
            cells = [[_sentence(cell, numbers) for cell in row] for row in rows]
            return {
                "is": "table", "kind": kind, "caption": caption, "columns": list(columns), "rows": list(cells),
                "picture": None if picture is None else _picture(picture, numbers),
                "short": None if short is None else _block(short, numbers),
            }  # fmt: skip
        case Tree(branches):
            drawn = [
                {"root": _sentence(b.root, numbers), "leaves": [_sentence(leaf, numbers) for leaf in b.leaves]}
                for b in branches
            ]
            return {"is": "tree", "branches": list(drawn[:BRANCHES]), "rest": list(drawn[BRANCHES:])}
        case Blank(label, lines):
            return {"is": "blank", "label": label, "lines": lines}


def _fact(fact: Fact, numbers: dict[str, int]) -> Json:
    return {"label": fact.label, "sentences": [_sentence(sentence, numbers) for sentence in fact.sentences]}


def _step(step: Step, numbers: dict[str, int]) -> Json:
    return {
        "rule": visible(step.rule), "version": visible(step.version[:VERSION]), "citation": visible(step.citation),
        "outcome": step.outcome, "outcome_word": step.outcome_word, "needs_person": step.needs_person,
        "sentence": _sentence(step.sentence, numbers), "reason": _sentence(step.reason, numbers),
    }  # fmt: skip


def _sentence(sentence: Sentence, numbers: dict[str, int]) -> Json:
    marks = sorted(dict.fromkeys(numbers[record] for record in sentence.records))
    return {
        "parts": [_part(part) for part in sentence.parts],
        "marks": list(marks[:MARKERS]),
        "more": max(0, len(marks) - MARKERS),
        "certainty": sentence.certainty or "",
        "word": "" if sentence.certainty is None else wording().certainty[sentence.certainty].word,
    }


def _part(part: Part) -> Json:
    match part:
        case Quotation(_, text, language):
            return _shown("quote", text, language)
        case Passage(_, text):
            return _shown("quote", text, "und")
        case Figure(_, text, reading):
            return _shown("figure", text, "und") if reading is None else _shown("words", reading, "und")
        case Name(text, work):
            return _shown("work" if work else "name", text, "und")
        case Count() | Likelihood() | Words():
            return _shown("words", text_of(Sentence((part,))), "und")
    assert_never(part)


def _shown(kind: str, text: str, language: str) -> Json:
    return {"is": kind, "text": visible(text), "lang": _language(language), "dir": direction(language)}


def _passage(opened: Opened) -> Json:
    statement, document = opened.statement, opened.document
    named = (document.title, document.publisher, document.published)
    verbatim = getattr(statement, "verbatim", None)
    return {
        "number": opened.number,
        "before": visible(opened.before), "quote": visible(statement.quote), "after": visible(opened.after),
        "lang": _language(statement.language), "dir": direction(statement.language),
        "label": visible(document.document), "title": visible(document.title or document.document),
        "described": [visible(item) for item in named[1:] if item],
        "page": opened.page, "start": statement.start, "end": statement.end, "url": visible(document.url or ""),
        "chain": [visible(link) for link in opened.chain],
        "kinds": [wording().source_kinds[link.kind] for link in statement.chain],
        "certainty": statement.certainty, "word": wording().certainty[statement.certainty].word,
        "meaning": wording().certainty[statement.certainty].meaning,
        "verbatim": "" if verbatim is None else wording().verbatim[str(verbatim).lower()],
        "protected": document.protected, "to_check": statement.to_check,
        "footnotes": list(getattr(statement, "footnotes", ())),
    }  # fmt: skip
