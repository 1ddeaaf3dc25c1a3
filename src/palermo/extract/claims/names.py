"""What a source is called: the words of a source as names and kinds, by their head noun and what they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pycountry
from babel import Locale

from palermo.extract.entities.places import find_countries, find_places
from palermo.lexicons.sources import Body, SourceLexicon
from palermo.records import SourceKind

UNNAMED = " (unnamed)"
DETERMINERS = re.compile(
    r"^(?:the|a|an|its|their|his|her|our|this|that|these|those|some|many|several|most)\s+", re.I
)
_WORD = r"[A-Z][\w’'-]*[\w’']"
_RUN = rf"(?:{_WORD}|[A-Z]\.)(?:\s+(?:{_WORD}|[A-Z]\.|[A-Z]\b|(?:al-|bin|de|van|von)(?=\s)))*"
_NAME = re.compile(rf"{_RUN}(?:\s+(?:of|for)\s+(?:the\s+)?{_RUN})*")
_INSTITUTION = re.compile(
    rf"(?:[A-Z][\w’'-]+ ){{0,3}}?\b(?P<head>[A-Z][a-z]+) (?:of|for|on) (?:the )?{_RUN}"
    rf"(?:,? (?:and|of|for) (?:the )?{_RUN})*"
)
_RELATIVE = re.compile(r",?\s+(?:who|whom|whose|which|where|that)\b.*|,\s+(?=[a-z]+ing\b).*", re.DOTALL)
_PREPOSITION = re.compile(
    r"(?i)\s+(?:of|on|from|by|in|for|at|with|about|to|into|near|inside|outside|against|under|close|familiar)\b"
)
# "published on …", "interviewed by …": a participle after its noun, before what goes with it.
_PARTICIPLE = re.compile(
    r"\s+(?:[a-z]+(?:ed|wn|en)|made|sent|put)\s+(?=(?:on|by|in|last|this|earlier|to|from|with|at|for|yesterday|today)\b|[A-Z])"
)
_WITH_ARTICLE = re.compile(r"^United |Islands$|Republic$")
_DOER = re.compile(r"(?:er|or|ist|ee|man|men|woman|women|ian|ant|guard|child|children|people)s?$")
_SMALL = re.compile(r"the|an?|of|on|from|by|in|for|at|with|about|to|and|or|as")
_POSSESSIVE = re.compile(r"^(?P<owner>.+?)(?:[’']s|(?<=s)[’'])\s+(?P<rest>.+)$", re.DOTALL)
_NO_ONE_STATE = re.compile(r"(?i)\b(?:local|provincial|district|regional|municipal|city|town|county)\b")


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its kind, and where in the source's words it stands; `person` where it is a person's."""

    name: str
    kind: SourceKind
    start: int
    end: int
    person: bool = False


@cache
def times() -> frozenset[str]:
    """Return the names of days and months: they date what is said and never speak."""
    english = Locale("en")
    words = {day for form in ("wide", "abbreviated") for day in english.days["format"][form].values()}
    words |= {month for form in ("wide", "abbreviated") for month in english.months["format"][form].values()}
    return frozenset(word.casefold() for word in words)


def plain(words: str) -> str:
    """Return a source's words without a relative clause, a participle with what follows it, and a date's end."""
    kept = _RELATIVE.sub("", words)
    parted = _PARTICIPLE.search(kept)
    kept = kept[: parted.start()] if parted else kept
    parts = kept.split()
    while len(parts) > 1 and parts[-1].strip(",.").casefold() in times():
        parts.pop()
        kept = kept[: kept.rstrip().rfind(" ")]
    return kept.strip(" ,;:–—-") or words


def head(words: str) -> str:
    """Return a source's words up to the first preposition or comma: its head noun stands last there."""
    return re.split(_PREPOSITION.pattern + "|,", plain(words))[0] or words


def head_noun(words: str) -> str:
    """Return the head noun of a source's words, in lower case; empty without a word."""
    found = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", head(words))
    return found[-1].casefold() if found else ""


def names_of(lexicon: SourceLexicon, words: str) -> tuple[Named, ...]:
    """Return the names of a source, outermost first: one, or a body and its person ("Riverlight's director …")."""
    short = plain(words)
    owned = _owner_and_person(lexicon, short)
    if owned is not None:
        return owned
    found = _name(lexicon, short, words)
    return (found,)


def _owner_and_person(lexicon: SourceLexicon, words: str) -> tuple[Named, ...] | None:
    """Return a body and the person who speaks for it; None for a state's, who speak as its government."""
    match = _POSSESSIVE.match(words)
    if match is None or find_countries(match["owner"]) or not re.match(r"(?:the )?[A-Z]", match["owner"]):
        return None
    person = _person_at_end(lexicon, match["rest"])
    if person is None or not match["rest"][: person.start].strip():
        return None
    owner = DETERMINERS.sub("", match["owner"])
    body = next(iter(lexicon.find(owner)), None)
    at = words.index(owner)
    kind = body.kind if body else _kind(lexicon, owner) or _kind_of_title(lexicon, match["rest"][: person.start])
    first = Named(body.name if body else owner, kind, at, at + len(owner))
    low = match.start("rest") + person.start
    return first, Named(person.name, kind, low, low + len(person.name), person=True)


def _kind_of_title(lexicon: SourceLexicon, title: str) -> SourceKind:
    """Return the kind of an unlisted body by the title of who speaks for it; a secretary-general's is no state."""
    kind = lexicon.kind_of(title)
    return "ngo" if kind is None or (kind == "government" and _spokes(title)) else kind


def _spokes(title: str) -> bool:
    return bool(re.search(r"(?i)\b(?:secretary|president|spokes\w+|ambassador|official|general)\b", title))


def _name(lexicon: SourceLexicon, short: str, words: str) -> Named:
    kind = lexicon.kind_of(head(short)) or lexicon.kind_of(short)
    noun = head_noun(short)
    if noun in lexicon.documents:
        return _document(lexicon, short, words, noun, kind)
    named = (
        _spoken_for(lexicon, short)
        or _parallel(lexicon, short, kind)
        or _person(lexicon, short, kind)
        or _body(lexicon, short)
        or _government(lexicon, short)
        or _institution(lexicon, short, kind)
        or _proper(lexicon, short, kind)
    )
    if named is not None:
        return named
    cleaned = DETERMINERS.sub("", short)
    start = len(short) - len(cleaned)
    personal = noun in short and _is_personal(lexicon, noun)
    return Named(cleaned + UNNAMED, kind or "unnamed", start, len(short), person=personal)


def _document(lexicon: SourceLexicon, short: str, words: str, noun: str, kind: SourceKind | None) -> Named:
    """Return whose report it is: the body it names, else whoever owns it, else the report itself."""
    bodies = lexicon.find(head(short))
    if bodies and noun not in ("document", "documents"):
        body = _chosen(bodies)
        between = head(short)[body.end :].split()[:-1]
        if any(word.casefold() in lexicon.inquiries for word in between):
            name = head(short)[body.start :]
            return Named(name, body.kind, body.start, body.start + len(name))
        return Named(body.name, body.kind, body.start, body.end)
    owned = _POSSESSIVE.match(short)
    if owned is not None and re.match(r"(?:the )?[A-Z]", owned["owner"]):
        owner = DETERMINERS.sub("", owned["owner"])
        at = short.index(owner)
        official = _government(lexicon, owner)
        return official or Named(owner, _kind(lexicon, owner) or "document", at, at + len(owner))
    issuer = _issuer(lexicon, words)
    if issuer is not None:
        return issuer
    if bodies:
        cleaned = DETERMINERS.sub("", short)
        return Named(cleaned, "document", len(short) - len(cleaned), len(short))
    cleaned = DETERMINERS.sub("", head(short))
    return Named(cleaned + UNNAMED, kind or "document", 0, len(head(short)))


def _issuer(lexicon: SourceLexicon, words: str) -> Named | None:
    """Return the body that a publication is by, or from where it is a known one."""
    for by in re.finditer(rf"\b(by|from)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,3}}(?P<name>{_NAME.pattern})", words):
        body = next(iter(lexicon.find(words[by.start("name") : by.end("name")])), None)
        name = body.name if body is not None else by["name"]
        if body is not None or (by[1] == "by" and not find_countries(name) and name.casefold() not in times()):
            kind = body.kind if body is not None else lexicon.kind_of(name) or "document"
            return Named(name, kind, by.start("name"), by.end("name"))
    return None


def _chosen(bodies: tuple[Body, ...]) -> Body:
    """Return the body that speaks: the last that is no newspaper."""
    return next((b for b in reversed(bodies) if b.kind != "media"), bodies[-1])


def _kind(lexicon: SourceLexicon, name: str) -> SourceKind | None:
    body = next(iter(lexicon.find(name)), None)
    return body.kind if body is not None else lexicon.kind_of(name)


def _spoken_for(lexicon: SourceLexicon, words: str) -> Named | None:
    """Return the body whose unnamed spokesman speaks: "a Lamplight spokeswoman"; a state's has its own way."""
    match = re.fullmatch(rf"(?:[Tt]he |[Aa]n? )?(?P<body>{_RUN}) spokes(?:man|woman|person|people)", words)
    if match is None or find_countries(match["body"]) or lexicon.kind_of(match["body"]) == "government":
        return None
    body = next(iter(lexicon.find(match["body"])), None)
    name = body.name if body is not None else match["body"]
    kind = body.kind if body is not None else lexicon.kind_of(name) or "unnamed"
    return Named(name, kind, match.start("body"), match.end("body"))


def _parallel(lexicon: SourceLexicon, words: str, kind: SourceKind | None) -> Named | None:
    if " and " not in words or not lexicon.find(words):
        return None
    left, right = words.split(" and ", 1)
    bodies = lexicon.find(left)
    if not bodies or re.fullmatch(_RUN, right):
        return None
    other = lexicon.find(right)
    name = f"{bodies[0].name} and {other[0].name if other else right}"
    return Named(name, kind or bodies[0].kind, bodies[0].start, len(words))


def _body(lexicon: SourceLexicon, words: str) -> Named | None:
    bodies = lexicon.find(head(words)) or (lexicon.find(words) if _speaks_for(lexicon, words) else ())
    if not bodies:
        return None
    body = _chosen(bodies)
    return Named(body.name, body.kind, body.start, body.end)


def _speaks_for(lexicon: SourceLexicon, words: str) -> bool:
    """Return whether what stands before a preposition is an office, not somebody: "an officer of the …"."""
    noun = head_noun(words)
    return lexicon.kinds.get(noun) not in ("survivor_or_witness",)


def _person(lexicon: SourceLexicon, words: str, kind: SourceKind | None) -> Named | None:
    """Return the person a source names: at its beginning before a comma, or at its end after a title."""
    first = words.split(",", maxsplit=1)[0]
    found = _person_at_end(lexicon, first)
    if found is None:
        return _after_title(lexicon, words, kind)
    title = first[: found.start].strip()
    whole = " " in found.name and not title
    if not whole and not (title and _titles(lexicon, title)):
        return None
    bodies = lexicon.find(words)
    of_body = bodies[0].kind if bodies and not find_countries(title) else None
    if of_body is not None and kind == "academic":
        kind = of_body  # An expert or researcher of a body speaks for it.
    return Named(
        found.name, kind or of_body or "unnamed", found.start, found.end, person=_personal(lexicon, title)
    )


def _personal(lexicon: SourceLexicon, title: str) -> bool:
    return not title or title.rsplit(maxsplit=1)[-1].casefold() not in lexicon.groups


def _after_title(lexicon: SourceLexicon, words: str, kind: SourceKind | None) -> Named | None:
    """Return the person named between commas after a title: "the interior minister, …,"."""
    title, comma, rest = words.partition(",")
    found = _person_at_end(lexicon, rest.split(",")[0].rstrip()) if comma else None
    if found is None or " " not in found.name or not title.split()[-1].islower():
        return None
    at = len(title) + 1 + found.start
    return Named(found.name, kind or "unnamed", at, at + len(found.name), person=True)


def _titles(lexicon: SourceLexicon, title: str) -> bool:
    """Return whether words before a name are a title: their last word is in small letters or an office."""
    last = title.rsplit(maxsplit=1)[-1].strip(",")
    small = last.islower() and not _SMALL.fullmatch(last)
    return small or last.casefold().strip(".") in lexicon.titles


def _person_at_end(lexicon: SourceLexicon, words: str) -> Named | None:
    """Return the personal name that words end with: capitalised, and no noun of a body, a place or a date."""
    match = re.search(rf"({_RUN})$", words)
    if match is None:
        return None
    parts = list(re.finditer(r"\S+", match[1]))
    titles = [place for place, part in enumerate(parts, 1) if _no_name(lexicon, part[0])]
    parts = parts[titles[-1] if titles else 0 :]
    if not parts or any(_of_a_body(lexicon, part[0]) for part in parts):
        return None
    start = match.start() + parts[0].start()
    if lexicon.find(words[start:]):
        return None
    name = words[start:]
    places = find_places(name, with_adjectives=True)
    if len(parts) > 4 or any(span.end - span.start >= len(name) - 1 for _, span in places):  # noqa: PLR2004
        return None
    return Named(name, "unnamed", start, len(words), person=True)


def _no_name(lexicon: SourceLexicon, word: str) -> bool:
    """Return whether a word before a name is a title or a determiner: no part of the name."""
    low = word.casefold().strip(".,’'")
    return low in lexicon.titles or low in ("the", "a", "an") or low in lexicon.kinds or low in times()


def _of_a_body(lexicon: SourceLexicon, word: str) -> bool:
    low = word.casefold().strip(".,’'")
    acronym = word.isupper() and len(word.strip(".")) > 2  # noqa: PLR2004 initials have one letter or two
    body = (
        low in lexicon.documents or word in lexicon.institutions or low in lexicon.kinds or low in lexicon.groups
    )
    return acronym or body or low in times()


def _is_personal(lexicon: SourceLexicon, noun: str) -> bool:
    known = noun.removesuffix("s") in lexicon.titles or noun in lexicon.kinds or bool(_DOER.search(noun))
    return (
        known
        and noun not in lexicon.documents
        and noun not in lexicon.groups
        and noun.title() not in lexicon.institutions
    )


def _government(lexicon: SourceLexicon, words: str) -> Named | None:
    """Return the government that officials of a country, or a country's name alone, stand for."""
    low = head_noun(words)
    countries = find_countries(words)
    alone = len(DETERMINERS.sub("", words).split()) <= 2 and not words.islower()  # noqa: PLR2004 "South Korea"
    if not countries or _NO_ONE_STATE.search(words):
        return _capital(words)
    whole = alone and countries[0][1].end >= len(words.rstrip("’'s"))
    if low not in lexicon.officials and not whole:
        return None
    inside = [code for code, span in countries if span.start < len(head(words))]
    after = re.match(r"(?i)(?:the )?\w+ (?:of|in) ", words)
    code = inside[0] if inside else (countries[0][0] if after else None)
    country = pycountry.countries.get(alpha_3=code) if code is not None else None
    if country is None:
        return None
    name = getattr(country, "common_name", country.name).split(",")[0]
    name = f"the {name}" if _WITH_ARTICLE.search(name) else name
    return Named(f"Government of {name}", "government", 0, len(words))


def _capital(words: str) -> Named | None:
    """Return a place's name as written, where it is all that speaks: a capital for its government."""
    bare = DETERMINERS.sub("", words)
    places = find_places(bare)
    if len(places) == 1 and places[0][1].end - places[0][1].start == len(bare):
        return Named(bare, "government", 0, len(words))
    return None


def _institution(lexicon: SourceLexicon, words: str, kind: SourceKind | None) -> Named | None:
    """Return the whole name of a body that goes on after "of": the last such one."""
    found = [m for m in _INSTITUTION.finditer(words) if m["head"] in lexicon.institutions]
    if not found:
        return None
    name = DETERMINERS.sub("", found[-1][0])
    return Named(name, kind or "unnamed", found[-1].end() - len(name), found[-1].end())


def _proper(lexicon: SourceLexicon, words: str, kind: SourceKind | None) -> Named | None:
    found = [m for m in _candidates(words) if not find_countries(m[0]) or len(m[0].split()) > 1]
    if not found:
        return None
    best = max(found, key=lambda m: (len(m[0].split()), m.end()))
    single = len(best[0].split()) == 1
    if single and (best.end() != len(words) or lexicon.kind_of(best[0])):
        return None
    if not single and best.end() < len(head(words)) and best.start() == 0:
        return None
    if re.search(r"(?i)\b(?:in|from|at|near)\s+(?:the\s+)?$", words[: best.start()]):
        return None
    if _speaks_for_another(lexicon, words, best.start()):
        kind = lexicon.kind_of(best[0])
    return Named(best[0], kind or "unnamed", best.start(), best.end())


def _speaks_for_another(lexicon: SourceLexicon, words: str, at: int) -> bool:
    """Return whether a name stands after "for" or "of" and an office: "a spokesman for the Kiln Company"."""
    return at > len(head(words)) and head_noun(words) in lexicon.titles


def _candidates(words: str) -> Iterator[re.Match[str]]:
    for match in _NAME.finditer(words):
        names_time = any(part.casefold() in times() for part in match[0].split())
        opens = match.start() == 0 and DETERMINERS.match(words)
        if not names_time and not opens and len(match[0]) > 1:
            yield match
