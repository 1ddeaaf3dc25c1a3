"""Reporting frames of one sentence: its attributions, made ready to name who speaks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from palermo.extract.attribution import pointing_words, reporting
from palermo.extract.claims.contents import with_contents
from palermo.extract.claims.headlines import headline_source
from palermo.extract.claims.hearers import hearers
from palermo.extract.claims.names import names_of
from palermo.extract.claims.sources import resolve
from palermo.extract.claims.walk import Scene, Walk
from palermo.extract.syntax import token_at, tokens_between
from palermo.lexicons.sources import load_sources
from palermo.records import Attribution, Span

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SUBJECTS = ("nsubj", "nsubjpass")
_SPEAKERS = ("ngo", "academic", "survivor_or_witness", "international_body")
# Headlines of the labelled news pages have at most 140 characters.
_LONGEST_HEADLINE = 200
# Words after a colon that make a statement, and words before it that may be a speaker's title and name.
_FEWEST_SPOKEN, _LONGEST_NAME = 4, 5
_OPENING = ("“", '"', "«", "‘", "'")
_STATING = ("VBD", "VBZ", "VBP", "VBN", "VBG", "MD")
# What is said to somebody: the speaker of a transcript, and no description of a person.
_ADDRESSED = re.compile(r"(?i)\b(?:I|we|you|our|my|your|us|me)\b|\?")
_NOMINAL = ("NOUN", "PROPN", "PRON")


def frames_of(walk: Walk, scene: Scene) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence that name a source, in order of their cue.

    A source left out of a second verb ("denied …, but admitted …") is that of the first; "who" is the noun
    before it; "citing documents" makes the documents a source of what is said. Cues of deeds, not words
    ("continued to"), and denials of a thing ("denied the claims") are no frames.
    """
    own = with_contents(scene, walk.framed.get(scene.number, ()))
    named = [_with_source(scene, a) for a in own if not _is_deed(walk, scene, a)]
    _note_answers(walk, scene, own)
    frames = [_in_one(_apart(a)) for a in named if a.source]
    frames += _pointed(walk, scene, frames)
    frames += _after_headline(walk, scene)
    frames += _before_colon(walk, scene)
    found = sorted((*frames, *_cited(walk, scene, own, frames)), key=lambda a: a.cue[0])
    _note_subject(walk, scene)
    told = [with_hearer for frame in found for with_hearer in (*hearers(walk, scene, frame), frame)]
    for frame in told:
        walk.reading.settle(frame.source[0])
    return tuple(told)


def _note_subject(walk: Walk, scene: Scene) -> None:
    """Note persons and working bodies that a sentence is about: "she said", "it said" after it mean them."""
    lexicon = walk.reading.lexicon
    for subject in scene.parse:
        if subject.dep_ != "nsubj" or subject.pos_ not in ("PROPN", "NOUN"):
            continue
        words = scene.text[subject.left_edge.idx : subject.idx + len(subject)]
        name = names_of(lexicon, words)[-1]
        works = subject.head.lemma_ in reporting()["works"]
        named = subject.pos_ == "PROPN" or _bare_name(subject)
        body = (
            not name.person
            and (name.kind != "government" or bool(lexicon.find(words)))
            and (named or subject.lower_ in lexicon.groups)
        )
        if (name.person and " " in name.name and subject.pos_ == "PROPN") or (works and body):
            walk.reading.note(_noun_phrase(scene, subject))


def _bare_name(noun: Token) -> bool:
    """Return whether a singular noun with a capital and nothing before it is a name that the tagger missed."""
    return (
        noun.tag_ == "NN"
        and noun.text[:1].isupper()
        and noun.left_edge.i == noun.i
        and noun.lemma_.casefold() == noun.lower_
    )


def answers_in(walk: Walk, scene: Scene) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence that are no frames because a thing is denied or admitted in them."""
    own = walk.framed.get(scene.number, ())
    named = (_with_source(scene, a) for a in own if a.content and _is_answer(walk, scene, a))
    return tuple(a for a in named if a.source)


def edges_of(frames: Sequence[Attribution], scene: Scene) -> Iterator[Span]:
    """Yield the spans that frames take up in the sentence, in the document's offsets.

    A frame put into its own content ("Boys, he said, are …") stays in: the statement is one run of text. Around
    what a report tells of ("a report by … of …"), all else is frame.
    """
    for frame in frames:
        if _is_inserted(frame):
            continue
        if _tells_of(scene, frame) and len(frames) == 1:
            yield Span(scene.sentence.start, frame.content[0].start)
            yield Span(frame.content[-1].end, scene.sentence.end)
        if frame.kind == "nominal" and frame.source[0].start < frame.cue[0].start < frame.content[0].start:
            yield Span(frame.source[0].start, frame.cue[-1].end)
        yield from frame.cue
        yield from (span for span in frame.source if _within(scene, span) and not _borrowed(scene, frame, span))


def _apart(frame: Attribution) -> Attribution:
    """Return a frame without words of its content as a source, where another source stands outside of it."""
    outside = tuple(s for s in frame.source if not any(c.start <= s.start < c.end for c in frame.content))
    return replace(frame, source=outside) if outside else frame


def _in_one(frame: Attribution) -> Attribution:
    """Return a frame put into its own content with that as one run, itself included."""
    hull = Span(frame.content[0].start, frame.content[-1].end)
    return replace(frame, content=(hull,)) if _is_inserted(frame) else frame


def _is_inserted(frame: Attribution) -> bool:
    return frame.kind == "indirect" and frame.content[0].start < frame.cue[0].start < frame.content[-1].end


def _tells_of(scene: Scene, frame: Attribution) -> bool:
    cue = frame.cue[-1].end - scene.sentence.start
    words = scene.text[
        frame.content[0].start - scene.sentence.start : frame.content[-1].end - scene.sentence.start
    ]
    return frame.kind == "nominal" and scene.text[:cue].casefold().endswith(" by") and " " in words


def _borrowed(scene: Scene, frame: Attribution, span: Span) -> bool:
    """Return whether a source stands apart from its cue, as the subject of another verb or inside the content."""
    if any(c.start <= span.start and span.end <= c.end for c in frame.content):
        return True
    token = _token(scene, span.end - 1)
    cues = [t for cue in frame.cue for t in _verbs(scene, cue)]
    if token is None or token.dep_ not in _SUBJECTS or not cues:
        return False
    return token.head not in cues


def _within(scene: Scene, span: Span) -> bool:
    return scene.sentence.start <= span.start < scene.sentence.end


def _token(scene: Scene, offset: int) -> Token | None:
    at = offset - scene.sentence.start
    return token_at(scene.parse, at)


def _is_deed(walk: Walk, scene: Scene, attribution: Attribution) -> bool:
    if not attribution.content:
        return True
    text = walk.document.text
    content = text[attribution.content[0].start : attribution.content[-1].end].lstrip("“\"‘' ")
    if content.startswith("to ") and not walk.certainty.claims(_cue_words(walk, attribution)):
        return True
    cue = _token(scene, attribution.cue[0].start)
    calls = cue is not None and cue.lemma_ in reporting()["calls"]
    return calls or _is_answer(walk, scene, attribution)


def _is_answer(walk: Walk, scene: Scene, attribution: Attribution) -> bool:
    return _nominal(scene, attribution) and walk.certainty.answers(_cue_words(walk, attribution))


def _note_answers(walk: Walk, scene: Scene, own: Sequence[Attribution]) -> None:
    """Note who answers a charge ("The ministry denied it."): "it said" in the next sentence means who answered.

    Where the answer was a claim itself, that claim has told who speaks.
    """
    reading = walk.reading
    if reading.answer and walk.claimed_at < reading.answered_at == scene.number - 1:
        reading.remember(reading.answer, scene.sentence.start - 1)
    for attribution in own:
        denies = walk.certainty.denial.found(_cue_words(walk, attribution))
        if attribution.source and denies and _is_deed(walk, scene, attribution):
            reading.answer, reading.answered_at = resolve(reading, attribution.source[0]), scene.number


def _cue_words(walk: Walk, attribution: Attribution) -> str:
    return " ".join(walk.document.text[span.start : span.end] for span in attribution.cue)


def _nominal(scene: Scene, attribution: Attribution) -> bool:
    """Return whether the content is a thing, not a statement."""
    cue = _token(scene, attribution.cue[-1].start)
    first = attribution.content[0]
    base = scene.sentence.start
    inside = list(tokens_between(scene.parse, first.start - base, first.end - base))
    tops = [t for t in inside if t.head not in inside]
    return cue is not None and bool(tops) and all(t.pos_ in _NOMINAL or t.is_punct for t in tops)


def _with_source(scene: Scene, attribution: Attribution) -> Attribution:
    cue = _token(scene, attribution.cue[0].start)
    if cue is None:
        return attribution
    if not attribution.source:
        if attribution.kind in ("agentless", "according_to", "nominal") or cue.lemma_ == "cite":
            return attribution
        verb = next((t for span in attribution.cue for t in _verbs(scene, span)), cue)
        return replace(attribution, source=tuple(_subject(scene, verb)))
    source = _token(scene, attribution.source[0].start)
    if source is not None and source.lower_ in _RELATIVE and source.head.dep_ == "relcl":
        return replace(attribution, source=(_noun_phrase(scene, source.head.head),))
    return attribution


def _verbs(scene: Scene, span: Span) -> list[Token]:
    low, high = span.start - scene.sentence.start, span.end - scene.sentence.start
    return [t for t in tokens_between(scene.parse, low, high) if t.pos_ == "VERB"]


def _subject(scene: Scene, verb: Token) -> Iterator[Span]:
    """Yield the subject that a verb shares with the verb it hangs on; nothing where there is none."""
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        yield _noun_phrase(scene, verb.head)
        return
    nearest = _document_before(verb)
    if nearest is not None:
        yield _noun_phrase(scene, nearest)
        return
    beside = _subject_beside(verb)
    if beside is not None:
        yield _noun_phrase(scene, beside)
        return
    while verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                yield _noun_phrase(scene, child)
                return


def _subject_beside(verb: Token) -> Token | None:
    """Return the noun right before a finite verb that the parser hung elsewhere: "its partner, the …, found"."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ == "conj":
        return None
    for token in reversed(list(verb.doc[: verb.i])):
        if token.pos_ in ("NOUN", "PROPN"):
            return token
        if token.text != "," and token.pos_ != "ADV":
            return None
    return None


def _document_before(verb: Token) -> Token | None:
    """Return the publication right before a gerund of saying, with no comma between: "a report … stating that"."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl":
        return None
    documents = load_sources().documents
    for token in reversed(list(verb.doc[: verb.i])):
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return None
        if token.lower_ in documents:
            return token
    return None


def _noun_phrase(scene: Scene, noun: Token) -> Span:
    """Return a noun with what stands before it, in the document's offsets."""
    base = scene.sentence.start
    return Span(base + noun.left_edge.idx, base + noun.idx + len(noun))


def _pointed(walk: Walk, scene: Scene, frames: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what a report or known body points to with a verb that is no verb of saying elsewhere."""
    base = scene.sentence.start
    taken = {span.start for frame in frames for span in frame.cue}
    for token in scene.parse:
        start = base + token.idx
        if token.lemma_ not in pointing_words() or token.pos_ != "VERB" or start in taken:
            continue
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        content = next((c for c in token.children if c.dep_ in ("ccomp", "dobj")), None)
        if subject is None or content is None:
            continue
        nothing = token.lemma_ == "find" and content.left_edge.lower_ in ("no", "nothing", "not")
        if not nothing and not _speaks(walk, scene, subject):
            continue
        if content.dep_ == "dobj" and walk.certainty.answers(token.text):
            continue
        after = (c for c in token.children if c.dep_ == "prep" and c.i > content.i and content.dep_ == "dobj")
        last = max((content.right_edge, *(c.right_edge for c in after)), key=lambda t: t.i)
        span = Span(base + content.left_edge.idx, base + last.idx + len(last))
        cue = (Span(start, start + len(token)),)
        yield Attribution(walk.document.document, (_noun_phrase(scene, subject),), cue, (span,), 0, "indirect")


def _after_headline(walk: Walk, scene: Scene) -> Iterator[Attribution]:
    """Yield the source that a headline names after its statement."""
    if scene.sentence.kind == "paragraph" and "\n" not in walk.document.text[: scene.sentence.start][-1:]:
        return
    start, end = scene.sentence.start, scene.sentence.end
    source = headline_source(walk.document.text, start, end)
    if source is not None and end - start < _LONGEST_HEADLINE and source.end == end and _tells(scene, source):
        content = Span(start, source.start)
        colon = Span(source.start - 1, source.start)
        yield Attribution(walk.document.document, (source,), (colon,), (content,), 0, "nominal")


def _tells(scene: Scene, source: Span) -> bool:
    """Return whether what stands before a headline's source states something, and is no title of a report."""
    before = [t for t in scene.parse if t.idx < source.start - scene.sentence.start and t.is_alpha]
    states = any(t.tag_ in _STATING for t in before)
    return states and before[-1].lower_ not in load_sources().documents


def _before_colon(walk: Walk, scene: Scene) -> Iterator[Attribution]:
    """Yield the speaker named before a colon ("Spokesperson: …", "Ana Moraes: “…”") with what follows it."""
    before, colon, after = scene.text.partition(":")
    if not colon or len(after.split()) < _FEWEST_SPOKEN or len(before.split()) > _LONGEST_NAME:
        return
    lexicon = walk.reading.lexicon
    name = names_of(lexicon, before)[-1]
    office = before.strip().casefold() in lexicon.titles
    spoken = after.lstrip()[:1] in _OPENING or _labels(walk, scene, before)
    if not office and not (name.person and spoken):
        return
    base, at = scene.sentence.start, len(before)
    start = base + at + 1 + len(after) - len(after.lstrip())
    source, cue = Span(base, base + at), Span(base + at, base + at + 1)
    yield Attribution(walk.document.document, (source,), (cue,), (Span(start, scene.sentence.end),), 0, "direct")


def _labels(walk: Walk, scene: Scene, before: str) -> bool:
    """Return whether words before a colon open a paragraph as the name of who speaks in a transcript.

    Each of them is written as a name and nowhere in the document without its capital, and the paragraph speaks to
    somebody, or the name opens several.
    """
    words = before.split()
    opens = scene.sentence.kind == "paragraph" and scene.sentence.start == scene.block.start
    tokens = [t for t in scene.parse if t.idx < len(before) and not t.is_punct and not t.is_space]
    named = len(words) > 1 and all(t.pos_ == "PROPN" for t in tokens)
    if not (opens and named) or walk.abuses.speaks(before):
        return False
    text = walk.document.text
    told = text[scene.sentence.start + len(before) : scene.block.end]
    if _ADDRESSED.search(told) is None and text.count(f"\n{before}:") <= 1:
        return False
    return not any(re.search(rf"\b{re.escape(word.casefold())}\b", walk.document.text) for word in words)


def _speaks(walk: Walk, scene: Scene, subject: Token) -> bool:
    words = scene.text[subject.left_edge.idx : subject.idx + len(subject)]
    kind = walk.reading.lexicon.kinds.get(subject.lower_)
    return (
        bool(walk.reading.lexicon.find(words))
        or subject.lower_ in walk.reading.lexicon.documents
        or (subject.lower_ in walk.reading.lexicon.groups and kind != "government")
        or kind in _SPEAKERS
    )


def _cited(
    walk: Walk, scene: Scene, own: Sequence[Attribution], frames: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield what is cited as a source nearer the fact; grounds that name an abuse are claims, not sources."""
    for attribution in own:
        cue = _token(scene, attribution.cue[0].start)
        if cue is None or cue.lower_ != "citing":
            continue
        cited = attribution.content[0]
        grounds = walk.abuses.hits(walk.document.text[cited.start : cited.end])
        if any(hit.strong for hit in grounds):
            continue
        for frame in frames:
            yield replace(frame, source=attribution.content, cue=attribution.cue, kind="according_to")
