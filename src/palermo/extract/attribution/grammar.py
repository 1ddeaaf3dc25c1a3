"""Attributions read off the grammar alone: a word list and the clauses its words govern.

Claims are cut from these, because their content is a clause of the parse, exactly; the trained models follow the
habits of annotators, which part clauses (on the English gold the spans of claims score 72 with these and 69 with
the models).
"""

from collections.abc import Iterator, Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc, Token

from palermo.datafiles import load_yaml
from palermo.extract.sentences import Sentence
from palermo.records import Attribution, AttributionKind, Document, Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLAUSES = ("ccomp", "xcomp", "parataxis", "csubj")
_QUOTES = '“”"„«»'


class _Lexicon(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    adverbs: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    return load_yaml("lexicons/en/reporting.yaml", _Lexicon)


def reporting_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the lemmas of verbs that report, and the forms of the nouns and adverbs that do."""
    lexicon = _lexicon()
    plurals = (noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s" for noun in lexicon.nouns)
    return lexicon.verbs, lexicon.nouns | lexicon.adverbs | frozenset(plurals)


def find_frames(
    document: Document, sentences: Sequence[Sentence], parses: Sequence[Doc | None]
) -> tuple[Attribution, ...]:
    """Return the attributions that the grammar of each sentence states, in order of sentence and cue.

    `parses` holds one Doc for each sentence, or None where it was not parsed.
    """
    found: list[Attribution] = []
    for sentence, parse in zip(sentences, parses, strict=True):
        if parse is not None:
            found.extend(_in_sentence(document, sentence, parse))
    return tuple(found)


def _in_sentence(document: Document, sentence: Sentence, parse: Doc) -> Iterator[Attribution]:
    for token in parse:
        kind_parts = _verb(token) or _according(token) or _noun(token) or _adverb(token)
        if kind_parts is not None:
            kind, source, cue, content = kind_parts
            yield Attribution(
                document.document,
                spans_at(sentence, source),
                spans_at(sentence, cue),
                spans_at(sentence, content),
                0,
                _quoted(kind, content),
                0.5,
            )


Parts = tuple[AttributionKind, list[Token], list[Token], list[Token]]


def _verb(token: Token) -> Parts | None:
    if token.lemma_ not in _lexicon().verbs or token.pos_ != "VERB":
        return None
    content = [t for child in token.children if child.dep_ in _CLAUSES for t in child.subtree]
    if not content:
        content = [t for child in token.children if child.dep_ in ("dobj", "dative") for t in child.subtree]
    content = content or _around(token)
    source = [t for child in token.children if child.dep_ in _SUBJECTS[:2] for t in child.subtree]
    cue = [token, *(c for c in token.children if c.dep_ in ("aux", "auxpass", "neg", "prt"))]
    return ("indirect", source, cue, [t for t in content if t not in source]) if content else None


def _around(token: Token) -> list[Token]:
    """Return the clause that a verb of saying with its subject is put into: "The men, he said, were beaten"."""
    inserted = token.dep_ in ("parataxis", "ccomp") and token.head.pos_ in ("VERB", "AUX")
    if not inserted or not any(child.dep_ == "nsubj" for child in token.children):
        return []
    own = {t.i for t in token.subtree}
    clause = [t for t in token.head.subtree if t.i not in own]
    around = bool(clause) and clause[0].i < min(own) and max(own) < clause[-1].i
    return clause if around and _commas(token.doc, min(own), max(own)) else []


def _commas(doc: Doc, first: int, last: int) -> bool:
    """Return whether commas stand at both edges of tokens, inside them or right beside them."""
    before = {doc[i].text for i in (first - 1, first)}
    after = {doc[i].text for i in (last, last + 1)}
    return "," in before and "," in after


def _according(token: Token) -> Parts | None:
    if token.lower_ != "according" or token.i + 2 >= len(token.doc) or token.nbor().lower_ != "to":
        return None
    source = [t for child in token.nbor().children for t in child.subtree]
    taken = {token.i, token.i + 1, *(t.i for t in source)}
    return ("according_to", source, [token, token.nbor()], [t for t in token.doc if t.i not in taken])


def _noun(token: Token) -> Parts | None:
    if token.lemma_ not in _lexicon().nouns or token.pos_ != "NOUN":
        return None
    content = [t for child in token.children if child.dep_ in ("acl", "ccomp") for t in child.subtree]
    source = [t for c in token.children if c.dep_ == "poss" for t in c.subtree if t.dep_ != "case"]
    return ("nominal", source, [token], content) if content else _noun_of(token)


def _noun_of(token: Token) -> Parts | None:
    """Return a noun whose author stands after "by" and what it tells after "of" ("a report by … of …")."""
    author = next((c for by in token.children if by.lower_ == "by" for c in by.children if c.dep_ == "pobj"), None)
    if author is None:
        return None
    told = next((c for c in (*token.children, *author.children) if c.lower_ == "of" and c.i > author.i), None)
    if told is None:
        return None
    content = [t for child in told.children for t in child.subtree]
    inside = {t.i for t in told.subtree}
    return ("nominal", [t for t in author.subtree if t.i not in inside], [token, author.head], content)


def adverbs_in(parse: Doc) -> Iterator[tuple[Token, list[Token]]]:
    """Yield the adverbs of a sentence that report with no source stated, each with the clause that it governs."""
    for token in parse:
        found = _adverb(token)
        if found is not None and found[3]:
            yield token, found[3]


def speech_in(parse: Doc) -> tuple[list[Token], list[Token]] | None:
    """Return the source and cue of a sentence whose main verb reports, with its subject; else None."""
    roots = [t for t in parse if t.dep_ == "ROOT" and t.pos_ == "VERB" and t.lemma_ in _lexicon().verbs]
    for root in roots:
        source = [t for child in root.children if child.dep_ in _SUBJECTS[:2] for t in child.subtree]
        if source:
            return source, [root, *(c for c in root.children if c.dep_ in ("aux", "auxpass", "neg", "prt"))]
    return None


def _adverb(token: Token) -> Parts | None:
    if token.lower_ not in _lexicon().adverbs:
        return None
    return ("agentless", [], [token], [t for t in token.head.subtree if t.i != token.i])


def _quoted(kind: AttributionKind, content: Sequence[Token]) -> AttributionKind:
    if kind != "indirect" or not any(t.text in _QUOTES for t in content):
        return kind
    return "direct" if content[0].text in _QUOTES else "mixed"


def spans_at(sentence: Sentence, tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Return the ranges the tokens cover, punctuation at the outer edges left out."""
    chosen = sorted({t.i: t for t in tokens}.values(), key=lambda t: t.i)
    while chosen and chosen[-1].text in (",", ".", ";"):
        chosen.pop()
    while chosen and chosen[0].text in (",", ".", ";"):
        chosen.pop(0)
    spans: list[Span] = []
    last = -2
    for token in chosen:
        start, end = sentence.start + token.idx, sentence.start + token.idx + len(token)
        if token.i == last + 1:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
        last = token.i
    return tuple(spans)
