"""A case as it grows: a document added is extracted and compared, and what is known of the others is kept.

The result is that of a case made anew from the same documents, whatever came before and in whatever order.
"""

from typing import get_args

from palermo.case.analysis import Analysis, combine
from palermo.case.folder import Case, stored_extractions
from palermo.case.progress import Progress
from palermo.case.versions import tracer_version
from palermo.corroborate import Memory, trace
from palermo.corroborate.keeping import link_bytes, link_of, sketch_bytes, sketch_of
from palermo.records import Derivation, Document, Reuse
from palermo.store import Dropped, Tracing

_LINK, _REUSE = "link", "reuse"


def analyse_case(case: Case, *, progress: Progress) -> Analysis:
    """Return the analysis of a case; only what is new in it is extracted and compared, and that is kept."""
    documents, extractions = stored_extractions(case, progress=progress)
    before = stored_memory(case)
    analysis = combine(documents, extractions, problems=case.store.problems(), memory=before)
    keep_memory(case, before, analysis.memory)
    return analysis


def trace_case(case: Case) -> tuple[tuple[Document, ...], tuple[Derivation, ...]]:
    """Return the documents of a case and one derivation each, in order of label; what is new is kept."""
    documents = case.store.documents()
    before = stored_memory(case)
    derivations, after = trace(documents, before)
    keep_memory(case, before, after)
    return documents, derivations


def stored_memory(case: Case) -> Memory:
    """Return what earlier tracings of the case kept; empty for one traced by another version, or never."""
    kept = case.store.tracing(tracer_version())
    try:
        return Memory(
            {content: sketch_of(record) for content, record in kept.sketches.items()},
            {(pair[1], pair[2]): link_of(record) for pair, record in kept.links.items() if pair[0] == _LINK},
            {(pair[1], pair[2]): _grade(record) for pair, record in kept.links.items() if pair[0] == _REUSE},
        )
    except ValueError:
        # What was kept is damaged; it is only a saving of time, so all is worked out again and written over.
        case.store.forget_tracing()
        return Memory()


def keep_memory(case: Case, before: Memory, after: Memory) -> None:
    """Write what a tracing has added to what was stored before it, and take out what it needed no longer."""
    links = after.links.keys() - before.links.keys()
    reuses = after.reuses.keys() - before.reuses.keys()
    added = Tracing(
        {key: sketch_bytes(after.sketches[key]) for key in after.sketches.keys() - before.sketches.keys()},
        {(_LINK, *pair): link_bytes(after.links[pair]) for pair in links}
        | {(_REUSE, *pair): _grade_bytes(after.reuses[pair]) for pair in reuses},
    )
    dropped = Dropped(
        before.sketches.keys() - after.sketches.keys(),
        [
            *((_LINK, *pair) for pair in before.links.keys() - after.links.keys()),
            *((_REUSE, *pair) for pair in before.reuses.keys() - after.reuses.keys()),
        ],
    )
    if any((added.sketches, added.links, dropped.sketches, dropped.links)):
        case.store.save_tracing(tracer_version(), added=added, dropped=dropped)


def _grade_bytes(reuse: Reuse | None) -> bytes | None:
    return None if reuse is None else reuse.encode()


def _grade(record: bytes | None) -> Reuse | None:
    """Return a grade that was kept. Errors: ValueError for what is none."""
    word = None if record is None else record.decode()
    found = next((grade for grade in get_args(Reuse) if grade == word), None)
    if word is not None and found is None:
        raise ValueError(word)
    return found
