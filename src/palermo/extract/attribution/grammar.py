"""Attributions read off the grammar alone: a word list and the clauses its words govern.

Claims are cut from these, because their content is a clause of the parse, exactly; the trained models follow the
habits of annotators, which part clauses (on the English gold the spans of claims score 72 with these and 69 with
the models).
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from palermo.extract.attribution.reporting import reporting, reporting_words, verb_kind
from palermo.extract.sentences import Sentence
from palermo.records import Attribution, AttributionKind, Document, Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLAUSES = ("ccomp", "xcomp", "parataxis", "csubj")
_CALLED = ("dobj", "oprd", "ccomp", "acomp", "attr", "xcomp")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
# Verbs under which saying is not done: "failed to report".
_FAILING = frozenset({"fail", "refuse", "decline", "neglect", "avoid", "omit", "hesitate", "forget"})
_QUOTES = '“”"„«»'


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
        kind_parts = _verb(token) or _misread(token) or _according(token) or _noun(token) or _adverb(token)
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
    kind = verb_kind(token.lemma_)
    if kind is None or token.pos_ != "VERB" or _unsaid(token):
        return None
    passive = _passive(token)
    source = _agent(token) if passive else [t for c in token.children if c.dep_ == "nsubj" for t in c.subtree]
    content = _content(token, kind, passive=passive) or _around(token)
    cue = [token, *(c for c in token.children if c.dep_ in ("aux", "auxpass", "neg", "prt"))]
    if kind == "accuse" and passive:
        source, content = _charged(source, content)
    if token.dep_ == "conj":
        cue += [c for c in token.head.children if c.lower_ in ("nor", "neither") and c.i < token.i]
    told = [t for t in content if t not in source]
    if not told and (not source or kind not in ("clause", "object")):
        return None
    if passive and not source and kind != "clause":
        return None
    return ("agentless" if passive and not source else "indirect", source, cue, told)


def _misread(token: Token) -> Parts | None:
    """Return a verb of saying that the tagger took for a noun: "the ministry posits that …"."""
    lemma = token.lower_.removesuffix("s")
    said = token.tag_ == "NNS" and token.dep_ == "ROOT" and lemma in reporting()["clause"]
    if not said or token.i + 1 >= len(token.doc) or token.nbor().lower_ != "that":
        return None
    source = [t for child in token.lefts for t in child.subtree]
    content = [t for child in token.rights if child.dep_ in ("relcl", "acl", "ccomp") for t in child.subtree]
    return ("indirect", source, [token], content) if source and content else None


def _unsaid(token: Token) -> bool:
    """Return whether a verb of saying says nothing: "did not report", "failed to say"; a denial is said."""
    if reporting()["object"].get(token.lemma_) == "denies" or reporting()["clause"].get(token.lemma_) == "finds":
        return False
    if any(child.dep_ == "neg" for child in token.children):
        return True
    return token.dep_ == "xcomp" and token.head.lemma_ in _FAILING


def _passive(token: Token) -> bool:
    """Return whether a verb is passive: with its auxiliary, or a bare participle ("stood accused of")."""
    if any(child.dep_ == "auxpass" for child in token.children):
        return True
    bare = token.tag_ == "VBN" and not any(c.dep_ in ("aux", "nsubj") for c in token.children)
    return bare and token.dep_ in ("acl", "acomp", "xcomp", "advcl", "oprd")


def _agent(token: Token) -> list[Token]:
    """Return who does what a passive verb tells: "was accused by the union"."""
    agents = (by for by in token.children if by.dep_ == "agent" or (by.dep_ == "prep" and by.lower_ == "by"))
    return [t for by in agents for c in by.children if c.dep_ == "pobj" for t in c.subtree]


def _charged(accuser: list[Token], content: list[Token]) -> tuple[list[Token], list[Token]]:
    """Return an accuser and the charge, hung on the accuser by the parser ("by the union of the killing")."""
    for of in accuser:
        charge = next((c for c in of.children if c.dep_ in ("pobj", "pcomp")), None)
        if of.lower_ in ("of", "for") and charge is not None and charge.pos_ != "PROPN":
            cut = {t.i for t in of.subtree}
            return [t for t in accuser if t.i not in cut], [*content, *of.subtree]
    return accuser, content


def _content(token: Token, kind: str, *, passive: bool) -> list[Token]:
    clauses = [c for c in token.children if kind != "calls" and c.dep_ in _CLAUSES and _states(token, c, kind)]
    if kind == "clause" and _goes_on(token):
        clauses = [c for c in clauses if c.i > token.i]
    if clauses:
        return [t for clause in clauses for t in clause.subtree]
    if kind == "calls":
        things = [c for c in token.children if c.dep_ in _CALLED]
        return [] if passive else [t for child in things for t in child.subtree]
    if kind == "accuse":
        named = [c for c in token.children if c.dep_ in (("nsubjpass",) if passive else ("dobj",))]
        charges = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("of", "for", "with")]
        return [t for child in (*named, *charges) for t in child.subtree]
    return _thing(token, kind, passive=passive)


def _goes_on(token: Token) -> bool:
    """Return whether a verb takes an act ("continued to direct …"): what stands before it is not what it says."""
    acts = (c for c in token.children if c.dep_ == "xcomp" and c.i > token.i)
    return any(c.dep_ == "aux" and c.lower_ == "to" for act in acts for c in act.children)


def _thing(token: Token, kind: str, *, passive: bool) -> list[Token]:
    """Return the thing that a verb of saying without a clause tells of; empty where it takes none."""
    about = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("of", "about")]
    if about and token.lemma_ in reporting()["about"]:
        return [t for of in about for c in of.children for t in c.subtree]
    said = [c for c in token.children if c.dep_ == "dobj" and any(t.tag_ in _FINITE for t in c.subtree)]
    if said and token.lemma_ == "say" and not passive:
        return [t for child in said for t in child.subtree]
    if kind in ("clause", "shows", "about") or passive or any(c.dep_ == "dative" for c in token.children):
        return []
    return [t for child in token.children if child.dep_ == "dobj" for t in child.subtree]


def _states(verb: Token, clause: Token, kind: str) -> bool:
    """Return whether a clause under a verb of saying is what is said: with a subject, a "that", or a gerund."""
    if clause.dep_ != "xcomp":
        asks = any(c.tag_ in ("WRB", "WP") and c.dep_ in ("advmod", "dobj") for c in clause.children)
        return not (asks and kind != "clause")
    if any(c.dep_ in (*_SUBJECTS, "mark") for c in clause.children):
        return True
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    return verb.lemma_ == "claim" if to else kind == "object" and clause.tag_ == "VBG"


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
    if token.lemma_ not in reporting()["noun"] or token.pos_ != "NOUN":
        return None
    hung = (
        *token.children,
        *(c for by in token.children if by.lower_ == "by" for a in by.children for c in a.children),
    )
    content = [t for child in hung if _told_by_noun(token, child) for t in child.subtree]
    source = [t for c in token.children if c.dep_ == "poss" for t in c.subtree if t.dep_ != "case"]
    source = source or [t for t in _agent(token) if t not in content]
    return ("nominal", source, [token], content) if content else _noun_of(token)


def _told_by_noun(noun: Token, clause: Token) -> bool:
    """Return whether a clause is what a noun tells ("claims by the union that …"), not what was done with it."""
    if clause.dep_ in ("acl", "ccomp") and clause.head.i == noun.i:
        return True
    that = clause.left_edge
    if clause.dep_ not in ("relcl", "acl", "ccomp") or that.lower_ != "that" or that.head.i != clause.i:
        return False
    subjects = [c for c in clause.children if c.dep_ in _SUBJECTS and c.i != that.i]
    objects = [c for c in clause.children if c.dep_ in ("dobj", "attr", "acomp") and c.i != that.i]
    return bool(subjects) and (that.dep_ == "mark" or bool(objects))


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
    roots = [t for t in parse if t.dep_ == "ROOT" and t.pos_ == "VERB" and t.lemma_ in reporting_words()[0]]
    for root in roots:
        source = [t for child in root.children if child.dep_ in _SUBJECTS[:2] for t in child.subtree]
        if source:
            return source, [root, *(c for c in root.children if c.dep_ in ("aux", "auxpass", "neg", "prt"))]
    return None


def _adverb(token: Token) -> Parts | None:
    if token.lower_ not in reporting()["adverb"]:
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
