"""Sources with their roots, what is missing, and how the report was made."""

from collections.abc import Iterable

from palermo.publish.content import (
    Block,
    Branch,
    Count,
    Name,
    Paragraph,
    Part,
    Passage,
    Section,
    Sentence,
    Statements,
    Table,
    Tree,
    Words,
)
from palermo.publish.evidence import Evidence
from palermo.publish.origins import CIRCULAR, OUTSIDE, root_name
from palermo.publish.report import HashedFile, Report, elsewhere, told_claims
from palermo.publish.sentences import named, plain
from palermo.publish.wording import label_in_words, wording
from palermo.records import Corroboration, Derivation, Document, Problem

UNKNOWN, OPEN = "It is not known whether ", "; the tier may be "
"""How the assessment begins a sentence on a fact that is not known, and how it goes on to the tiers left open."""
COUNTED = 4
"""Groups of which a page opens with how their sources were counted."""
SHOWN, WORD, PASSAGES = 200, 30, 3
"""Letters shown of a passage that ties a document to its root, and such passages of one document: enough to find
them by, not another's whole text. A cut goes back to the end of a word, by at most WORD letters."""


def sources_section(report: Report, evidence: Evidence) -> Section:
    """Return the documents by root: which is a root, and which derives from which, with the reason."""
    by_root: dict[str, list[Document]] = {}
    for document in report.documents:
        derivation = evidence.derivations.get(document.document)
        by_root.setdefault(document.document if derivation is None else derivation.root, []).append(document)
    lead = Sentence(
        (
            Count(len(report.documents), "document goes back to ", "documents go back to "),
            *_roots(by_root, evidence),
            Words(". A root counts once, however many documents repeat it, and so do roots of one body."),
        ),
        basis=("derivations",),
    )
    ordered = sorted(by_root.items(), key=lambda item: (-len(item[1]), item[0]))
    branches = tuple(_branch(root, documents, evidence) for root, documents in ordered)
    counted = tuple(_counted(group) for group in report.corroborations if len(group.works) > 1)
    told = (Statements("How independent sources were counted", counted, "note", shown=COUNTED),) if counted else ()
    return Section(
        "sources", "Sources and how independent they are", (Paragraph(lead, "lead"), *told, Tree(branches))
    )


def _roots(by_root: Iterable[str], evidence: Evidence) -> tuple[Part, ...]:
    """Return how many roots there are, and of how many bodies where that is fewer."""
    roots = [root for root in by_root if not root.startswith(CIRCULAR)]
    bodies = len({evidence.maker(root) for root in roots})
    told = Count(len(roots), "root source", "root sources")
    return (told, Words(" of "), Count(bodies, "body", "bodies")) if bodies < len(roots) else (told,)


def _counted(group: Corroboration) -> Sentence:
    """Return how the independent sources of a group were counted, by works and bodies."""
    parts = (Name(label_in_words(group.label)), Words(": "), Name(group.counted), Words("."))
    return Sentence(parts, basis=(f"corroboration:{group.id}",))


def _branch(root: str, documents: list[Document], evidence: Evidence) -> Branch:
    if root in evidence.documents:
        head = _described(evidence.documents[root])
    elif root.startswith(CIRCULAR):
        head = plain("A circle: these documents rest on one another and on nothing else. It is no source.",
                     "derivations")  # fmt: skip
    else:
        called, label = root_name(root, evidence), root.removeprefix(OUTSIDE)
        parts: list[Part] = [Name(called), Words(" — outside the folder")]
        if called != label:
            parts += [Words(", labelled "), Name(label)]
        parts.append(Words("; known only through the documents below"))
        head = Sentence(tuple(parts), basis=("derivations",))
    leaves = tuple(_leaf(document, evidence) for document in documents if document.document != root)
    return Branch(head, leaves)


def _described(document: Document) -> Sentence:
    shown = (document.title, document.publisher, document.published, document.document)
    # Each by itself, so that a title written from right to left does not reorder the date beside it.
    apart = [(Words(" · "), Name(item)) for item in shown if item]
    parts: tuple[Part, ...] = tuple(part for pair in apart for part in pair)[1:]
    if document.protected:
        parts = (*parts, Words(" — protected: not for a public edition"))
    return Sentence(parts, basis=(f"document:{document.document}",))


def _leaf(document: Document, evidence: Evidence) -> Sentence:
    described, derivation = _described(document), evidence.derivations.get(document.document)
    if derivation is None:
        return described
    parts: list[Part] = [*described.parts, Words(f" — {wording().relations[derivation.relation]}")]
    if derivation.reuse is not None:
        parts.append(Words(f", {wording().reuses[derivation.reuse]}"))
    if derivation.derived_from not in (None, derivation.root):
        parts += [Words(", by way of "), Name(_known(str(derivation.derived_from), evidence))]
    parts += _supported(document, derivation)
    parts += _cites(derivation, evidence)
    return Sentence(tuple(parts), basis=described.basis)


def _supported(document: Document, derivation: Derivation) -> list[Part]:
    """Return the passages that tie a document to its root, each cut to SHOWN letters at the end of a word."""
    parts: list[Part] = []
    for index, text in enumerate(derivation.supported_by[:PASSAGES]):
        shown = _beginning(text)
        parts += [Words(": " if index == 0 else "; "), Passage(document.document, shown)]
        if len(shown) < len(text):
            parts.append(Words(" …"))
    more = len(derivation.supported_by) - PASSAGES
    if more > 0:
        parts += [Words("; "), Count(more, "further passage", "further passages")]
    return parts


def _beginning(text: str) -> str:
    if len(text) <= SHOWN:
        return text
    end = SHOWN
    while end > SHOWN - WORD and not text[end].isspace():
        end -= 1
    # Scripts without spaces have no end of a word to cut at.
    return text[: end if text[end].isspace() else SHOWN].rstrip()


def _known(label: str, evidence: Evidence) -> str:
    """Return a document by its own label, which the list shows, and a root outside the folder in words."""
    return label if label in evidence.documents else root_name(label, evidence)


def _cites(derivation: Derivation, evidence: Evidence) -> list[Part]:
    """Return what else a document says it rests on, or links to."""
    ways = (derivation.root, derivation.derived_from)
    names = dict.fromkeys(_known(label, evidence) for label in derivation.cites if label not in ways)
    return [Words(". It also names "), Name("; ".join(names))] if names else []


def gaps_section(report: Report) -> Section:
    """Return what is missing: what would settle the tier, criteria without evidence, problems met on the way."""
    assessment = report.assessment
    blocks: list[Block] = []
    if len(assessment.missing) > 0:
        missing = tuple(named(item, "assessment") for item in _joined(assessment.missing))
        blocks.append(Statements("What would settle the tier", missing, "gap", shown=COUNTED))
    named_there = " ".join(assessment.missing)
    open_ones = (item for item in assessment.findings if item.status == "no_evidence")
    bare = tuple(item for item in open_ones if item.label not in named_there)
    if len(bare) > 0:
        listed = named("; ".join(item.label for item in bare), *(f"finding:{item.id}" for item in bare))
        blocks.append(Statements("Criteria and signs on which nothing was found", (listed,), "gap"))
    blocks += [*_undated(report), *_elsewhere(report), Paragraph(_faults(len(report.problems)), "note")]
    return Section("missing", "What is missing", tuple(blocks))


def _faults(number: int) -> Sentence:
    if number == 0:
        return plain("No problem was met on the way.", "problems")
    told = Count(number, "problem was met on the way", "problems were met on the way")
    return Sentence((told, Words("; the annex lists what to do.")), basis=("problems",))


def problems_section(report: Report) -> tuple[Section, ...]:
    """Return what could not be read or decided, with the remedy; nothing where all went well."""
    if len(report.problems) == 0:
        return ()
    return (Section("problems", "Problems met on the way", (_problems(report.problems),), annex=True),)


def _joined(missing: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sentences with those on facts that leave the same tiers open as one."""
    facts: dict[str, list[str]] = {}
    for item in missing:
        head, _, tiers = item.partition(OPEN)
        facts.setdefault(tiers and f"{OPEN}{tiers}", []).append(head.removeprefix(UNKNOWN) if tiers else head)
    alone = facts.pop("", [])
    joined = (f"{UNKNOWN}{'; or '.join(heads)}{tail}" for tail, heads in facts.items())
    return (*alone, *joined)


def _undated(report: Report) -> tuple[Paragraph, ...]:
    claims = told_claims(report)
    if len(claims) == 0:
        return ()
    undated = sum(claim.since is None and claim.until is None for claim in claims)
    parts = (
        Count(undated, "claim", "claims"), Words(" out of "), Count(len(claims), "claim", "claims"),
        Words(" state no time of their own."),
    )  # fmt: skip
    return (Paragraph(Sentence(parts, basis=("extractions",))),)


def _elsewhere(report: Report) -> tuple[Paragraph, ...]:
    """Return one line on the statements about other countries, where there are any."""
    number = len(elsewhere(report))
    if number == 0:
        return ()
    told = Count(
        number, "statement is about another country and stands", "statements are about other countries and stand"
    )
    return (Paragraph(Sentence((told, Words(" in the data files alone.")), basis=("extractions",)), "note"),)


def _problems(problems: tuple[Problem, ...]) -> Block:
    rows = tuple(
        (
            named(" · ".join(_where(problem)) or "the whole case", f"problem:{index}"),
            named(problem.message, f"problem:{index}"),
            named(problem.remedy, f"problem:{index}"),
            plain(wording().stages[problem.stage], f"problem:{index}"),
        )
        for index, problem in enumerate(problems)
    )
    return Table("", ("Where", "What was found", "What to do", "Stage"), rows, kind="problems")


def _where(problem: Problem) -> list[str]:
    place = [problem.document] if problem.document is not None else []
    return place if problem.page is None else [*place, f"page {problem.page}"]


def making_section(report: Report) -> Section:
    """Return how the report was made: versions, settings, and hashes of rules, word lists and inputs."""
    made = report.provenance
    pairs = [
        ("palermo", made.palermo),
        ("Law and lists as of", made.as_of),
        ("Reporting period", " to ".join(report.assessment.period)),
        *((f"Model {model.name}", model.version) for model in made.models),
        *((f"Setting {name}", value) for name, value in made.settings),
    ]
    rows = tuple((named(name, "provenance"), named(value, "provenance")) for name, value in pairs)
    files = (("Rule files", made.rules), ("Word lists", made.lexicons), ("Inputs", made.inputs))
    blocks: list[Block] = [Table("Versions and settings", ("What", "Which"), rows)]
    blocks += [_hashes(caption, listed) for caption, listed in files if len(listed) > 0]
    return Section("making", "How this was made", tuple(blocks), annex=True)


def _hashes(caption: str, files: tuple[HashedFile, ...]) -> Table:
    rows = tuple((named(item.name, "provenance"), named(item.sha256, "provenance")) for item in files)
    return Table(caption, ("File", "SHA-256"), rows, kind="hashes")
