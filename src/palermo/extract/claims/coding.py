"""The abuse codes of a span that is known to state something: what its words show, by the rules of the guide."""

from collections.abc import Sequence
from dataclasses import dataclass

from palermo.extract.claims.coding_rules import BESIDE, exact, outermost, unmeasured
from palermo.words.abuses import AbuseHit, AbuseLexicon, blanked, load_abuses
from palermo.words.script import simplify

_THREAT = "intimidation_and_threats"
# What is threatened stands behind the word of threat, before the next stop ("threatened to have her arrested").
_REACH_OF_A_THREAT = 45
_STOPS = ",;:，；：。、"
_HELD, _MANY_HELD = "arbitrary_detention", "mass_detention"
_WORK = ("forced_labour", "labour_trafficking", "hazardous_work")
_CHILDREN_WORK, _CHILDREN_FIGHT = "child_labour", "child_soldiers"


@dataclass(frozen=True, slots=True)
class Coded:
    """A code that a span's words show, the entry that says so, and where: half-open, in code points of the span.

    `strong`: the words alone state it. `start` and `end` are both 0 where only the words around the span say so.
    """

    code: str
    entry: str
    start: int
    end: int
    strong: bool


def codes_of(text: str, *, language: str, around: str = "") -> tuple[Coded, ...]:
    """Return the codes a span shows, each once, by the first words that show it, in the order of the vocabulary.

    `language` is the one of a word list ("en", "zh", "es"); `around` is what stands just before the span, or the
    heading above it: of an abuse it names, the one nearest the span counts where the span's own words show
    none, and children it names are those the span's work is done by. Empty where neither says.
    """
    lexicon, before = load_abuses(language), _plain(around, language)
    found = _shown(lexicon, _plain(text, language), before)
    if found:
        return tuple(Coded(h.code, h.entry, h.start, h.end, h.strong) for h in found)
    near = max((h for h in _shown(lexicon, before, "") if h.strong), key=lambda h: h.start, default=None)
    return () if near is None else (Coded(near.code, near.entry, 0, 0, strong=False),)


def harmless_codes(text: str, *, language: str) -> frozenset[str]:
    """Return the codes whose words in a text are all harmless: the arrest of a trafficker, a law's penalty."""
    lexicon = load_abuses(language)
    masked = lexicon.mask(_plain(text, language))
    kept = {hit.code for hit in lexicon.hits(blanked(masked, lexicon.harmless))}
    return frozenset(hit.code for hit in lexicon.hits(masked)) - kept


def _plain(text: str, language: str) -> str:
    return simplify(text) if language == "zh" else text


def _shown(lexicon: AbuseLexicon, text: str, around: str) -> list[AbuseHit]:
    """Return one hit a code, after every rule."""
    masked = blanked(lexicon.mask(text), lexicon.harmless)
    hits: Sequence[AbuseHit] = outermost(lexicon.hits(masked))
    if any(hit.strong for hit in hits):
        hits = [hit for hit in hits if hit.strong or hit.code in BESIDE]
    hits = _beside(_counted(unmeasured(_unthreatened(hits, masked)), masked, lexicon))
    hits = _of_children(hits, young=lexicon.children.found(f"{around} {masked}"))
    first: dict[str, AbuseHit] = {}
    for hit in hits:
        first.setdefault(hit.code, hit)
    return [first[code] for code in exact(first)]


def _unthreatened(hits: Sequence[AbuseHit], text: str) -> list[AbuseHit]:
    """Return the hits without what is only threatened: a threat of an abuse is the threat alone."""
    threats = [hit for hit in hits if hit.code == _THREAT]
    return [h for h in hits if h.code == _THREAT or not any(_threatens(t, h, text) for t in threats)]


def _threatens(threat: AbuseHit, hit: AbuseHit, text: str) -> bool:
    between = text[threat.end : hit.start]
    near = threat.start <= hit.start <= threat.end + _REACH_OF_A_THREAT
    return near and not any(stop in between for stop in _STOPS)


def _counted(hits: Sequence[AbuseHit], text: str, lexicon: AbuseLexicon) -> list[AbuseHit]:
    """Return the hits, holdings of hundreds and more as mass detention."""
    many = any(hit.code == _HELD for hit in hits) and lexicon.many.found(text)
    return [_as(hit, _MANY_HELD) if many and hit.code == _HELD else hit for hit in hits]


def _of_children(hits: Sequence[AbuseHit], *, young: bool) -> list[AbuseHit]:
    """Return the hits, child labour among them where children are forced to work; child soldiers are no labour."""
    if any(hit.code == _CHILDREN_FIGHT for hit in hits):
        return [hit for hit in hits if hit.code != _CHILDREN_WORK]
    work = next((hit for hit in hits if hit.code in _WORK), None)
    if work is None or any(hit.code == _CHILDREN_WORK for hit in hits) or not young:
        return list(hits)
    return [*hits, _as(work, _CHILDREN_WORK)]


def _beside(hits: Sequence[AbuseHit]) -> list[AbuseHit]:
    """Return the hits without codes that stand only beside another."""
    return list(hits) if any(hit.code not in BESIDE for hit in hits) else []


def _as(hit: AbuseHit, code: str) -> AbuseHit:
    return AbuseHit(hit.start, hit.end, code, hit.strong, hit.entry)
