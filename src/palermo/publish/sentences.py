"""Sentences about the evidence: a template for each kind of record, carrying the hedge and the chain."""

from dataclasses import replace

from palermo.publish.content import Count, Name, Part, Quotation, Sentence, Words
from palermo.publish.evidence import Evidence, Statement, publication, root_of
from palermo.publish.independent import counted
from palermo.publish.wording import abuse_name, wording
from palermo.records import Certainty, Claim, Corroboration, Effort


def statement_sentence(evidence: Evidence, record: str) -> Sentence:
    """Return one claim or effort as a sentence: who says it through whom, how firmly, and the words themselves.

    Example: `In the words of The Harbour Post, NGOs (unnamed), cited by the State Department's report,
    estimated: “…”`; where the page has the words in quotation marks, `NGOs (unnamed), …, in The Harbour Post,
    estimated: “…”`.
    Errors: UntraceableError where no such claim or effort exists.
    """
    statement = evidence.statement(record)
    return Sentence(
        parts=(
            *_speakers(evidence, statement),
            *_hedge(statement),
            Words(": "),
            Quotation(statement.id, statement.quote, statement.language),
            *_taken(statement),
        ),
        records=(statement.id,),
        certainty=statement.certainty,
    )


def statement_sentences(evidence: Evidence, records: tuple[str, ...]) -> tuple[Sentence, ...]:
    """Return a sentence a quotation, in the order of the records.

    Records that quote the same words, by the same chain and as firmly, share a sentence where their documents go
    back to one root: a copy is told once, and the sentence counts the further documents that hold it.
    """
    told: dict[tuple[object, ...], list[str]] = {}
    for record in dict.fromkeys(records):
        told.setdefault(_same(evidence.statement(record), evidence), []).append(record)
    return tuple(_together(tuple(held), evidence) for held in told.values())


def _together(held: tuple[str, ...], evidence: Evidence) -> Sentence:
    told = statement_sentence(evidence, held[0])
    further = len({evidence.statement(record).document for record in held}) - 1
    if further == 0:
        return replace(told, records=held)
    copies = (Words(" (the same in "), Count(further, "further document", "further documents"), Words(")"))
    return replace(told, parts=(*told.parts, *copies), records=held)


def _same(statement: Statement, evidence: Evidence) -> tuple[object, ...]:
    chain = tuple((link.source, link.kind) for link in statement.chain)
    words = " ".join(statement.quote.casefold().split())
    return (root_of(statement.document, evidence), words, chain, statement.certainty, _taken(statement))


def _taken(statement: Statement) -> tuple[Part, ...]:
    """Return whether the step was taken, in plain words, where the statement is an effort that tells."""
    if isinstance(statement, Claim) or statement.done is None:
        return ()
    return (Words(f" ({wording().done[statement.done]})"),)


def _speakers(evidence: Evidence, statement: Statement) -> tuple[Part, ...]:
    """Return who says it, from the source nearest the fact out to the publication.

    Words that stand in no quotation marks there are the publication's, not the source's, and are told as such.
    """
    document = evidence.document(statement.document)
    page = Name(publication(document), work=document.publisher is None)
    if len(statement.chain) == 0:
        return (page,)
    nearest, *outer = reversed(statement.chain)
    parts: list[Part] = [Name(nearest.source)]
    for link in outer:
        parts += [Words(", cited by "), Name(link.source)]
    if isinstance(statement, Claim) and statement.verbatim is True:
        return (*parts, Words(", in "), page, Words(","))
    ends = (Words(","),) if outer else ()
    return (Words("In the words of "), page, Words(", "), *parts, *ends)


def _hedge(statement: Statement) -> tuple[Part, ...]:
    words = wording()
    if statement.certainty == "denied" and isinstance(statement, Claim) and len(statement.abuses) > 0:
        named = ", ".join(abuse_name(code).lower() for code in statement.abuses)
        return (Words(f" {words.denial.of} "), Name(named), Words(words.denial.words))
    return (Words(f" {words.certainty[statement.certainty].verb}"),)


def effort_sentences(evidence: Evidence, records: tuple[str, ...], *, commitment: bool) -> tuple[Sentence, ...]:
    """Return the sentences of those records that are, or are not, commitments; claims are never commitments."""
    chosen = (record for record in records if _is_commitment(evidence.statement(record)) == commitment)
    return statement_sentences(evidence, tuple(chosen))


def _is_commitment(statement: Statement) -> bool:
    return isinstance(statement, Effort) and statement.commitment


def corroboration_sentence(corroboration: Corroboration) -> Sentence:
    """Return what carries a group of claims: independent roots first, then documents, then how firmly."""
    span = _firmness(corroboration.strongest, corroboration.weakest)
    return Sentence(
        parts=(
            *told_sources(corroboration),
            Words(", in "),
            Count(len(corroboration.documents), "document", "documents"),
            Words(", by "),
            Count(len(corroboration.claims), "claim", "claims"),
            Words(f": {span}"),
            *_degrees(corroboration),
            *_beside(corroboration),
            Words("."),
        ),
        records=(*corroboration.claims, *corroboration.denials),
        basis=(f"corroboration:{corroboration.id}",),
    )


def told_sources(group: Corroboration) -> tuple[Part, ...]:
    """Return how many sources carry a group; roots that state one number count once and are told apart."""
    return counted(0 if group.same_number else len(group.works), len(group.roots))


def _degrees(corroboration: Corroboration) -> tuple[Part, ...]:
    """Return the further degrees of independence: kinds of source, and methods as far as the texts state them."""
    words = wording()
    parts: list[Part] = []
    kinds = [words.source_kinds[kind] for kind in corroboration.source_kinds]
    methods = [words.methods.get(name, name.replace("_", " ")) for name in corroboration.methods]
    for names, one, many in (
        (kinds, "kind of source", "kinds of source"),
        (methods, "stated method", "stated methods"),
    ):
        if names:
            parts += [Words("; "), Count(len(names), one, many), Words(f" ({', '.join(names)})")]
    if corroboration.same_number:
        parts.append(Words("; sources whose figures follow from one another count once"))
    return tuple(parts)


def _firmness(strongest: Certainty, weakest: Certainty) -> str:
    words = wording().certainty
    if strongest == weakest:
        return words[strongest].word
    return f"from {words[strongest].word} to {words[weakest].word}"


def _beside(corroboration: Corroboration) -> tuple[Part, ...]:
    if len(corroboration.denials) == 0:
        return ()
    return (Words("; "), Count(len(corroboration.denials), "denial stands beside it", "denials stand beside it"))


def whole(reason: str) -> str:
    """Return a reason of a record as a sentence: with a capital letter and a full stop."""
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}."


def named(text: str, *basis: str, records: tuple[str, ...] = ()) -> Sentence:
    """Return a text taken from a record as a sentence that rests on that record."""
    return Sentence((Name(text),), records=records, basis=basis)


def plain(text: str, *basis: str) -> Sentence:
    """Return words of the report's own, without a digit, about the records named."""
    return Sentence((Words(text),), basis=basis)
