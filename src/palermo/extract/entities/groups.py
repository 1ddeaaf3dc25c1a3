"""Groups to whom things are done, and those who do them: words of a parsed sentence, never inferred."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from palermo.extract.entities.countries import adjectives, country_code
from palermo.extract.entities.mentions import phrase, tokens_in, written
from palermo.extract.entities.vocabulary import capitals, group_vocabulary
from palermo.records import Span

_SHORTEST, _LONGEST = 3, 6
_SUBJECTS = frozenset({"nsubj", "csubj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON"})
_OPEN_HEADS = frozenset(
    {"member", "individual", "people", "person", "child", "woman", "man", "worker", "migrant", "other", "family"}
)


def find_groups(doc: Doc, span: Span, *, offset: int = 0) -> tuple[tuple[str, Span], ...]:
    """Return the groups a claim names as those to whom something is done, as written, in text order.

    `doc` is the parsed sentence, whose text starts at `offset`; `span` is the claim, in the document's offsets.
    Shapes: may be empty; lists are split ("Uyghurs" and "ethnic Kazakhs"), pairs such as "women and girls" are
    not. Nobody's group is inferred: only words of the text come back.
    """
    found = [
        written(doc, *phrase(token, with_from=token.lemma_.casefold() in _OPEN_HEADS), offset)
        for token in tokens_in(doc, span, offset)
        if _is_group(token) and not _is_doer_role(token)
    ]
    return _without_nested(_paired(doc.text, found, offset))


def find_actors(doc: Doc, span: Span, *, offset: int = 0) -> tuple[tuple[str, Span], ...]:
    """Return the doers a claim names: subjects and agents of its verbs that are bodies, officials or exploiters.

    Arguments and shapes as for `find_groups`. A country counts where it is the subject of an active verb.
    """
    found = [
        written(doc, *phrase(token, with_from=_takes_of(token)), offset)
        for token in tokens_in(doc, span, offset)
        if _is_doer_role(token) and _is_doer(token)
    ]
    return _without_nested(found)


@cache
def _people() -> frozenset[str]:
    return frozenset(word.casefold() for word in group_vocabulary().people)


@cache
def _demonyms() -> frozenset[str]:
    """Return the plural names of the people of countries."""
    return frozenset(
        word for word, _ in adjectives() if word.endswith("s") and " " not in word and not word.endswith("ss")
    )


def _is_people(token: Token) -> bool:
    """Return whether a token is the name of a people, by its shape: no list of peoples is kept.

    A plural in capitals that is no body, place or part of a longer name; a name without an ending only after a
    number or a word such as "ethnic" or "thousands of".
    """
    if token.text in _demonyms():
        return True
    if not token.text[:1].isupper() or token.text.isupper() or not token.text.isalpha() or _in_a_name(token):
        return False
    if token.text.endswith("s") and token.tag_ in {"NNPS", "NNS"}:
        return country_code(token.text) is None
    return token.pos_ == "PROPN" and _said_to_be_a_people(token) and country_code(token.text) is None


def _in_a_name(token: Token) -> bool:
    """Return whether a capitalised word is part of a longer name, or names a body."""
    if token.text in group_vocabulary().organisation_words:
        return True
    beside = (child for child in token.children if child.dep_ in {"compound", "nmod", "poss", "case"})
    named = any(child.pos_ == "PROPN" or child.dep_ == "case" for child in beside)
    return named or token.ent_type_ in {"ORG", "GPE"} or (token.i + 1 < len(token.doc) and _goes_on(token))


def _goes_on(token: Token) -> bool:
    following = token.nbor()
    return following.pos_ == "PROPN" and following.dep_ != "conj" and following.head.i >= token.i


def _points_at_people(word: Token) -> bool:
    return word.dep_ == "nummod" or word.lemma_.casefold() in group_vocabulary().before_a_people


def _said_to_be_a_people(token: Token) -> bool:
    vocabulary = group_vocabulary()
    if any(_points_at_people(child) for child in token.lefts):
        return True
    return (
        token.dep_ == "pobj"
        and token.head.lower_ == "of"
        and token.head.head.lemma_.casefold() in vocabulary.numbers_of
    )


def _is_group(token: Token) -> bool:
    """Return whether a token heads the name of a group of people."""
    if token.pos_ not in _NOMINAL or token.dep_ in {"compound", "amod", "nmod", "poss"}:
        return False
    if token.dep_ == "pobj" and _first_of_list(token).head.lower_ == "as":
        return False
    if _is_people(token):
        return token.pos_ != "ADJ" or token.dep_ in {"pobj", "dobj", "nsubj", "nsubjpass", "conj"}
    if token.lemma_.casefold() == "group":
        return any(
            child.lemma_.casefold() in {"minority", "ethnic", "vulnerable", "religious", "indigenous"}
            for child in token.lefts
        )
    if token.pos_ == "PROPN" and token.text[:1].isupper() and not token.is_sent_start:
        return False
    return token.lemma_.casefold() in _people() or token.lower_ in _people()


def _is_doer_role(token: Token) -> bool:
    """Return whether a token is the subject of an active verb of doing, or the agent of a passive one."""
    head = _first_of_list(token)
    if head.dep_ == "nsubjpass":
        return head.head.lemma_ in group_vocabulary().accusing
    if head.dep_ == "pobj" and head.head.head.lemma_ in group_vocabulary().accusing:
        return False
    if head.dep_ == "pobj":
        return head.head.lower_ == "by" and head.head.dep_ in {"agent", "prep"}
    if head.dep_ not in _SUBJECTS or head.head.lemma_ in group_vocabulary().sources_only:
        return False
    return head.head.pos_ in {"VERB", "AUX"} and _is_doer(token) and not _is_group_only(token)


def _is_group_only(token: Token) -> bool:
    """Return whether a subject names people to whom things are done unless the verb has an object of its own."""
    if token.lemma_.casefold() not in _people() and not _is_people(token):
        return False
    verb = _first_of_list(token).head
    return not any(child.dep_ == "dobj" and child.lemma_.casefold() in _people() for child in verb.children)


def _first_of_list(token: Token) -> Token:
    while token.dep_ in {"conj", "appos"} and token.head.i != token.i:
        token = token.head
    return token


@cache
def _doers() -> frozenset[str]:
    return frozenset(word.casefold() for word in group_vocabulary().doers)


def _is_doer(token: Token) -> bool:
    vocabulary = group_vocabulary()
    if token.lemma_.casefold() in _doers() or token.text in vocabulary.organisation_words:
        return True
    if token.pos_ != "PROPN":
        return False
    if country_code(token.text) is not None or token.text in capitals("en") or _is_initials(token.text):
        return True
    return any(child.text in vocabulary.organisation_words for child in token.subtree if child.i <= token.i)


def _is_initials(word: str) -> bool:
    """Return whether a word is the initials of a body."""
    return word.isupper() and word.isalpha() and _SHORTEST <= len(word) <= _LONGEST


def _takes_of(token: Token) -> bool:
    return token.lemma_.casefold() in {"government", "ministry", "department", "member", "bureau"}


def _paired(text: str, found: list[tuple[str, Span]], offset: int) -> list[tuple[str, Span]]:
    """Return the groups with the two of a fixed pair joined, and joined modifiers of one head kept."""
    pairs = group_vocabulary().kept_together
    joined: list[tuple[str, Span]] = []
    for name, span in found:
        if joined:
            before = joined[-1][1]
            both = " ".join(text[before.start - offset : span.end - offset].split())
            if (
                both.casefold().endswith(pairs)
                and len(both.split()) <= len(name.split()) + len(joined[-1][0].split()) + 1
            ):
                joined[-1] = (both, Span(before.start, span.end))
                continue
        joined.append((name, span))
    return joined


def _without_nested(found: list[tuple[str, Span]]) -> tuple[tuple[str, Span], ...]:
    def held(span: Span) -> bool:
        return any(o != span and o.start <= span.start and span.end <= o.end for _, o in found)

    return tuple(_distinct((name, span) for name, span in found if not held(span)))


def _distinct(found: Iterator[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    seen: list[str] = []
    for name, span in found:
        if name not in seen:
            seen.append(name)
            yield name, span
