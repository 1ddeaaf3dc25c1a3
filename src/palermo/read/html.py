"""HTML to the article's text: boilerplate left out, what the page states of itself kept."""

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
import trafilatura
from lxml import etree
from trafilatura.settings import Document as Page

from palermo.read.blocks import Block
from palermo.read.dates import as_stated
from palermo.read.faults import fault
from palermo.records import Problem, SegmentKind

KINDS: dict[str, SegmentKind] = {"head": "heading", "item": "list_item", "row": "table_row", "fw": "note"}
CONTAINERS = {"list", "table", "div", "body", "main"}
# Only what the page states counts; the latest date is fixed because a stage reads no clock.
DATES = {"max_date": "2100-01-01", "extensive_search": False, "original_date": True}
_LANGUAGE = re.compile(r"""<html[^>]*\slang=["']?([A-Za-z]{2,3})""", re.IGNORECASE)
_HEAD = 4000
SPACE = re.compile(r"[ \t\r\n\f]+")


def read_html(source: str, name: str) -> tuple[tuple[Block, ...], dict[str, Any], tuple[Problem, ...]]:
    """Return the body's blocks, the fields the page states (title, publisher, published, url, links), Problems."""
    links: tuple[str, ...] = ()
    try:
        found = trafilatura.bare_extraction(
            source, include_comments=False, include_tables=True, favor_precision=True, with_metadata=True,
            date_extraction_params=DATES,
        )  # fmt: skip
        page = found if isinstance(found, Page) else None
        links = _links(source)
    except (ValueError, TypeError, RecursionError, etree.LxmlError):
        page = None
    blocks = tuple(_blocks(page.body)) if page is not None and page.body is not None else ()
    stated = {} if page is None else {
        "title": page.title, "publisher": page.sitename, "published": _published(page, source), "url": page.url,
    }  # fmt: skip
    fields: dict[str, Any] = {key: value or None for key, value in stated.items()} | {"links": links}
    if any(block.text.strip() for block in blocks):
        return blocks, fields, ()
    whole = trafilatura.html2txt(source) if source.strip() else ""
    blocks = tuple(Block(line) for line in whole.splitlines())
    return blocks, fields, (fault("body_uncertain" if whole.strip() else "no_text", name),)


def _published(page: Page, source: str) -> str | None:
    """Return the date a page states, no more exact than it prints it."""
    declared = _LANGUAGE.search(source[:_HEAD])
    return as_stated(page.date, source, language="en" if declared is None else declared[1])


def _blocks(element: Any) -> Iterator[Block]:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str):
            continue
        if tag == "row":
            yield Block("\t".join(_words(cell) for cell in child), "table_row", element="row")
        elif tag in CONTAINERS or (tag == "quote" and len(child.findall("p"))):
            if child.text and child.text.strip():
                yield Block(SPACE.sub(" ", child.text), element=tag)
            yield from _blocks(child)
        else:
            yield Block(_words(child), KINDS.get(tag, "paragraph"), element=tag)
        if child.tail and child.tail.strip():
            yield Block(SPACE.sub(" ", child.tail), element=element.tag)


def _words(element: Any) -> str:
    parts = [SPACE.sub(" ", element.text or "")]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _words(child) if isinstance(child.tag, str) else "")
        if child.tag in {"p", "item", "list"}:
            parts.append("\n")
        parts.append(SPACE.sub(" ", child.tail or ""))
    return "".join(parts).strip()


def _links(source: str) -> tuple[str, ...]:
    """Return the web addresses that links inside paragraphs and lists of the page's main part point to."""
    tree = lxml.html.document_fromstring(
        source.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8")
    )
    found = tree.xpath("//p//a/@href | //blockquote//a/@href")
    return tuple(dict.fromkeys(str(link) for link in found if str(link).startswith(("http://", "https://"))))
