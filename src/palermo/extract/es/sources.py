"""Who a Spanish noun phrase names: a government, a known body, a person, or somebody described."""

import re
from dataclasses import dataclass
from typing import cast

from palermo.extract.es.states import english_name, state_names, state_of_adjective, state_pattern
from palermo.extract.es.words import Found, find
from palermo.records import ChainLink, SourceKind, Span

_ARTICLE = re.compile(r"(?:el|la|los|las|un|una|unos|unas|al|del|su|sus|este|esta|estos|estas)\s+", re.IGNORECASE)
_PARTICLE = r"(?:de|del|la|las|los|y|e|bin|al|van|von|da|dos|ibn|el)"
_CAPITAL = r"[A-ZÁÉÍÓÚÑÜŠŽÇÖÅÄĀĒĪŌŪ][\w’'-]*\.?"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_CAPITAL})*")
_GLOSS = re.compile(r"\([^()]*\)")
_BY = re.compile(r"\spor\s")
_OFFICES = ("state", "spokesperson", "role", "unnamed")
# Head nouns behind which a known body speaks itself: "a report of the body", and no "workers met by the body".
_SPEAKS_FOR = ("document", "spokesperson", "role", "state", "academic", "international_body", "unnamed")


@dataclass(frozen=True, slots=True)
class Named:
    """A source as named, its kind, and where the phrase stands in the document."""

    name: str
    kind: SourceKind
    span: Span

    def link(self) -> ChainLink:
        """Return the link of a chain that stands for the source."""
        return ChainLink(self.name, self.kind, self.span.start, self.span.end)


def name_source(text: str, span: Span, *, title: str = "") -> Named | None:
    """Return the source that a phrase names; None where nothing in it can speak.

    `title` is what stands in apposition to a name ("directora de la oficina"). A government has its usual English
    name, as has a known body; a person, ministry or group keeps its own; others are described and marked.
    """
    words = " ".join(_GLOSS.sub(" ", text[span.start : span.end]).split())
    phrase = _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
    nouns = find("sources", phrase)
    if nouns and nouns[0].start == 0 and nouns[0].entry.means in ("pronoun", "nobody"):
        return None
    state = _state_alone(phrase)
    if state is not None:
        return Named(f"Government of {english_name(state)}", "government", span)
    person = _personal_name(phrase, nouns)
    kind = _kind(nouns) or _kind(find("sources", title))
    if person is not None:
        return Named(_with_body(person, phrase, nouns, title), kind or "unnamed", span)
    if kind is None:
        return None
    body = _known_body(nouns)
    if body is not None:
        of, _, name = body.entry.means.partition(": ")
        return Named(name, cast("SourceKind", of), span)
    return Named(_body_name(phrase, nouns) or f"{_described(phrase)} (unnamed)", kind, span)


def _state_alone(phrase: str) -> str | None:
    """Return the alpha-2 code where a phrase is a state's name and no more."""
    return state_names().get(phrase)


def _kind(nouns: tuple[Found, ...]) -> SourceKind | None:
    """Return the kind of the head noun; an office has that of the body named after it, a body its own."""
    for noun in nouns:
        means = noun.entry.means
        if means == "state":
            return "government"
        if means not in _OFFICES:
            return cast("SourceKind", means.partition(":")[0])
    return "unnamed" if nouns else None


def _known_body(nouns: tuple[Found, ...]) -> Found | None:
    """Return the known body that speaks in a phrase: as its head, or by its paper, office or expert."""
    body = next((noun for noun in nouns if noun.entry.id.startswith("body.")), None)
    return body if body is not None and (nouns[0] is body or nouns[0].entry.means in _SPEAKS_FOR) else None


def _personal_name(phrase: str, nouns: tuple[Found, ...]) -> str | None:
    """Return the last name in a phrase that is no noun of the list, no state's and no body's; None without any."""
    by = _BY.search(phrase)
    if by is not None and nouns and nouns[0].entry.means != "document":
        phrase = phrase[: by.start()]
    taken = [(noun.start, noun.end) for noun in nouns]
    taken += [state.span() for state in state_pattern().finditer(phrase)]
    for match in reversed(list(_NAME.finditer(phrase))):
        if not any(low < match.end() and match.start() < high for low, high in taken):
            after_of = re.search(r"\b(?:de|del|para|en|contra)(?: (?:la|los|las|el))?\s$", phrase[: match.start()])
            return None if after_of else match[0].rstrip(".")
    return None


def _with_body(person: str, phrase: str, nouns: tuple[Found, ...], title: str) -> str:
    """Return a name, after the body's where a spokesperson speaks for one."""
    described, of = (phrase, nouns) if any(n.entry.means == "spokesperson" for n in nouns) else (title, ())
    of = of or find("sources", described)
    if not any(noun.entry.means == "spokesperson" for noun in of):
        return person
    body = _body_name(described.replace(person, "").rstrip(" ,"), of)
    return person if body is None else f"{body} ({person})"


def _body_name(phrase: str, nouns: tuple[Found, ...]) -> str | None:
    """Return the name of the body that a phrase names: a known one, a government, or one with a capital letter."""
    known = _known_body(nouns)
    if known is not None:
        return known.entry.means.partition(": ")[2]
    noun = next((noun for noun in nouns if noun.entry.means not in ("role", "spokesperson")), None)
    if noun is None:
        return None
    if noun.entry.means == "state":
        state = _state_after(phrase, noun.end)
        return None if state is None else f"Government of {english_name(state)}"
    titled = re.compile(rf"{_NAME.pattern}(?:\s+de\s+(?:la\s+|los\s+)?{_CAPITAL})*").match(phrase, noun.start)
    if titled is not None and len(titled[0].split()) > 1:
        return titled[0].removeprefix("ONG ")
    return None


def _state_after(phrase: str, at: int) -> str | None:
    """Return the state named right after a noun: "de" and its name, or an adjective formed from one."""
    of = re.compile(r"\s+(?:nacional(?:es)?\s+)?(?:de(?:l| la| los| las)?|en)\s+").match(phrase, at)
    if of is not None:
        name = state_pattern().match(phrase, of.end())
        return None if name is None else state_names()[name[0]]
    adjective = re.compile(r"\s+([a-záéíóúñü]+)").match(phrase, at)
    return None if adjective is None else state_of_adjective(adjective[1])


def _described(phrase: str) -> str:
    """Return a phrase without what hangs on it in a relative clause."""
    return re.split(r",|\s+(?:que|quien|quienes)\s", phrase, maxsplit=1)[0].strip()
