"""The label of a work: what documents and claims that rest on it have as their root."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from palermo.corroborate.wording import fold
from palermo.corroborate.works.page import Described
from palermo.records.works import WorkKind

# A page says of one work that it was published and that its authors said something: the firmest kind names it.
_FIRMEST: tuple[WorkKind, ...] = ("leak", "ruling", "study", "story", "interview", "release", "statement")


def work_label(pages: Sequence[Described]) -> str:
    """Return a label for the work of some pages, in any order: its title, else body, kind and day."""
    titles = most_told(page.titles for page in pages)
    if titles:
        return f"root:{_slug(titles[0])}"
    days = [day for day in most_told(page.days for page in pages) if day[0].isdigit()]
    parts = (body_name(pages), kind_of(pages), *days[:1])
    return f"root:{_slug(' '.join(parts))}"


def kind_of(pages: Sequence[Described]) -> WorkKind:
    """Return the kind of a work: the firmest that most of its pages give."""
    counted = Counter(kind for page in pages for kind in page.kinds)
    most = max(counted.values(), default=0)
    return next((kind for kind in _FIRMEST if counted[kind] == most), "study")


def body_name(pages: Sequence[Described]) -> str:
    """Return the name of the body that most pages give, as written, the longest and then the first by letter."""
    counted = Counter(word for page in pages for body in page.bodies for word in body)
    names = {name for page in pages for name in page.written}
    return min(
        names, key=lambda name: (-sum(counted[word] for word in fold(name).split()), -len(name), name), default=""
    )


def most_told(values: Iterable[Iterable[str]]) -> list[str]:
    """Return the values that most pages give, more than one page's first, then by letter."""
    counted = Counter(value for page in values for value in page)
    return sorted(counted, key=lambda value: (-counted[value], value))


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", re.sub(r"['’]s\b", "", fold(name))).strip("-")
