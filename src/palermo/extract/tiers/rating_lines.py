"""Rating lines: a rank that opens a line, followed by its grounds, or a list of countries under a rank."""

import re
from collections.abc import Iterator

from palermo.extract.entities import country_code, find_countries
from palermo.extract.tiers.lexicon import Rank, tier_lexicon
from palermo.extract.tiers.years import line_year
from palermo.records import Span, TierChange, TierPlacement

_SEPARATOR = re.compile(r"\s*(?:[—–:|)-]|--)\s*")
_COUNTRY_HEADING = re.compile(r"[:(–—-]\s*$")
# Between two countries of a list; one item that no vocabulary knows may stand there.
_LIST_GAP = re.compile(
    r"[ ]*(?:[,;]\s*(?:[A-Z][^,;:.\n()]{1,30}[,;]\s*)?(?:and\s+|&\s*)?|\s+(?:and|&)\s+"
    r"|\s*\([\w\s]{1,20}\),?\s*(?:and\s+)?)(?:[Tt]he\s+|[Pp]eople's\s+)?"
)
_LIST_OPENER = re.compile(
    r"(?:\s+(?:countries|governments|list))?(?:\s*\(\d+\))?\s*"
    r"(?::(?:[^\n(]{0,200}(?=\(\d+ countries\)))?\s*(?:\(\d+ countries\))?|—|–|-"
    r"|\bare\b|\bincludes?\b|\bincluding\b|\bsuch as\b)\s*(?:the\s+)?"
)
_LINKED = re.compile(r"trafficking-in-persons-reports?/(?:\d{4}/|\d{4}-[a-z-]+/)?([a-z-]+)/?")
_CLAUSE_END = re.compile(r"[;.](?:\s|$)")
_NAME_FIRST = re.compile(r"[A-Z(]")
_FIRST_WORDS = 90


def line_of(text: str, position: int) -> tuple[int, int]:
    """Return the range of the line that holds a position."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return start, len(text) if end < 0 else end


def opens_line(text: str, rank: Rank) -> bool:
    """Return whether a rank opens its line, or follows only a label such as "Tier rating:"."""
    start, end = line_of(text, rank.start)
    before = text[start : rank.start].strip()
    if before and not tier_lexicon().pattern("rating_label").fullmatch(before):
        return False
    after = text[rank.end : end]
    return not after.strip() or bool(_SEPARATOR.match(after)) or _reads_on(after)


def _reads_on(after: str) -> bool:
    """Return whether a sentence of its own follows the rank without a separator."""
    rest = after.lstrip()
    return bool(_NAME_FIRST.match(rest)) or rest.startswith(("the ", "while ", "despite ", "for "))


def read_rating_line(
    text: str, rank: Rank, *, country: str | None, year: int | None
) -> tuple[TierPlacement, Span]:
    """Return the placement of one rating line; its span is the rank alone.

    The grounds that follow are claims of their own, and spans never partly overlap.
    """
    _, end = line_of(text, rank.start)
    line = text[rank.end : end]
    return (
        TierPlacement(_line_country(line) or country, line_year(line) or year, rank.tier, line_change(line, rank)),
        Span(rank.start, rank.end),
    )


def _line_country(line: str) -> str | None:
    """Return the country a rating line is about: named at its start, else before the verb that states the rank."""
    opening = _CLAUSE_END.search(line)
    first = line[: min(_FIRST_WORDS, opening.start() if opening else _FIRST_WORDS)]
    named = find_countries(first)
    if named:
        return named[0][0]
    for match in re.finditer(r"\b[Tt]ier\s+\d", line):
        before = find_countries(line[max(0, match.start() - 80) : match.start()])
        if before:
            return before[-1][0]
    linked = _LINKED.search(line)
    if linked and country_code(linked.group(1).replace("-", " ")):
        return country_code(linked.group(1).replace("-", " "))
    counted = [code for code, _ in find_countries(line, with_adjectives=False)] or [
        code for code, _ in find_countries(line)
    ]
    return max(sorted(set(counted)), key=counted.count, default=None)


def line_change(line: str, rank: Rank) -> TierChange | None:
    """Return the change a rating line states: by a verb before a rank named again, or by consecutive years."""
    lexicon = tier_lexicon()
    for match in lexicon.pattern("rank").finditer(line):
        before = line[max(0, match.start() - 90) : match.start()]
        clause = before[max(before.rfind(";"), before.rfind(". ")) + 1 :]
        if lexicon.pattern("not_placed").search(clause) and not lexicon.pattern("moved_from").search(clause):
            continue
        stated = _last_change(clause)
        if stated is not None:
            return stated
    return "remained" if _again(line) and rank.tier != "SC" else None


def _last_change(clause: str) -> TierChange | None:
    """Return the change whose verb stands last in a clause."""
    found: list[tuple[int, TierChange]] = []
    for change, pattern in tier_lexicon().changes():
        found.extend((match.start(), change) for match in pattern.finditer(clause))
    return max(found)[1] if found else None


def _again(line: str) -> bool:
    """Return whether the line places the country on the same list for one more year."""
    lexicon = tier_lexicon()
    for match in lexicon.pattern("rank").finditer(line):
        near = line[max(0, match.start() - 110) : match.end() + 60]
        if lexicon.pattern("again").search(near) and lexicon.pattern("placed").search(near):
            return True
    return False


def listed_countries(text: str, rank: Rank) -> Iterator[tuple[str, Span]]:
    """Yield the countries of a list that a rank opens, such as "Tier 3: A, B and C"."""
    opener = _LIST_OPENER.match(text, rank.end)
    if opener is None:
        return
    found: list[tuple[str, Span]] = []
    position = opener.end()
    for code, span in find_countries(
        text[opener.end() : opener.end() + 4000], offset=opener.end(), with_adjectives=False
    ):
        gap = text[position : span.start]
        if gap.strip() if not found else not _LIST_GAP.fullmatch(gap):
            break
        found.append((code, span))
        position = span.end
    if len(found) > 1:
        yield from found


def heading_country(text: str, rank: Rank) -> tuple[str, Span] | None:
    """Return the country of a heading such as "CHAD: TIER 3" or "Chad (Tier 3)", with its span."""
    start, _ = line_of(text, rank.start)
    before = text[start : rank.start]
    if not _COUNTRY_HEADING.search(before):
        return None
    named = find_countries(before, offset=start, with_adjectives=False)
    if not named or text[named[-1][1].end : rank.start].strip(" :(–—-"):
        return None
    return named[-1]
