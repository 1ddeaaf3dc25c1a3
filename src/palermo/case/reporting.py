"""An analysis, a country and a year into the files of a report."""

import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from palermo import __version__
from palermo.assess import Evidence, assess, rejected
from palermo.case.analysis import Analysis
from palermo.case.deciding import applying, confirmed, settled
from palermo.case.progress import Progress
from palermo.case.queueing import deciding_first
from palermo.datafiles import data_hashes
from palermo.errors import UsageError
from palermo.extract.syntax import model_version
from palermo.publish import HashedFile, ModelUse, Provenance, Report, publish
from palermo.records import Decision, Document, Problem, Tier


def make_report(  # noqa: PLR0913 - the last four have defaults; a record for them would name nothing
    analysis: Analysis,
    *,
    country: str,
    year: int,
    progress: Progress,
    history: Mapping[int, Tier] | None = None,
    waivers: Collection[int] = (),
    decisions: Sequence[Decision] = (),
    chain: str = "",
) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Return the files of the report by name, and every problem met on the way to it.

    `country` is an ISO 3166-1 alpha-3 code. The law is taken as of the day the report of that year falls due
    (22 USC 7107(b)(1)), so that the same inputs give the same bytes on any day. Of `decisions` those about this
    country and report year take part. `chain` is the head of a case's chain of decisions, printed so that rows
    cut off later show.
    """
    as_of = f"{year}-06-30"
    applied = applying(decisions, country=country, year=year)
    lifted = confirmed(analysis, applied)
    found = settled(analysis, applied, country=country)

    assessing = partial(
        assess,
        country=country,
        year=year,
        as_of=as_of,
        history=history or {},
        waivers=tuple(sorted(waivers)),
        decisions=applied,
    )
    steps = iter(progress.track(("Assessing", "Publishing"), step="Writing", total=2))
    next(steps)
    # The records as extracted, so that the assessment can tell what it would be without anybody's decision.
    assessment, faults = assessing(evidence_of(replace(found, extractions=analysis.extractions)))
    first = deciding_first(
        found,
        assessment,
        rejected=rejected(applied, frozenset(one.id for one in found.statements())),
        assessed=lambda one: assessing(evidence_of(one))[0],
    )
    problems = (*found.problems, *faults)
    next(steps)
    report = Report(
        assessment=assessment,
        documents=found.documents,
        extractions=found.extractions,
        derivations=found.derivations,
        corroborations=found.corroborations,
        problems=problems,
        provenance=provenance(found.documents, as_of=as_of, chain=chain),
        decisions=applied,
        conflicts=found.conflicts,
        drifts=found.drifts,
        figures=found.figures.figures,
        comparisons=found.figures.comparisons,
        first=first,
        lifted=tuple(sorted(lifted)),
        bodies=tuple(sorted(found.makers.items())),
    )
    files = publish(report)
    next(steps, None)
    return files, problems


def evidence_of(analysis: Analysis) -> Evidence:
    """Return what the assessment rests on."""
    return Evidence(
        claims=analysis.claims(),
        efforts=analysis.efforts(),
        corroborations=analysis.corroborations,
        roots={derivation.document: derivation.root for derivation in analysis.derivations},
        numbers=analysis.figures.numbers,
        published={d.document: d.published for d in analysis.documents if d.published is not None},
        documents=tuple(document.document for document in analysis.documents),
        bodies=analysis.makers,
    )


def provenance(documents: Sequence[Document], *, as_of: str, chain: str = "") -> Provenance:
    """Return the versions and hashes of everything that takes part in a report."""
    folders = ("lexicons", "words", "vocabulary", "models", "precedents")
    words = {n: h for folder in folders for n, h in data_hashes(folder).items()}
    return Provenance(
        palermo=__version__,
        as_of=as_of,
        rules=tuple(HashedFile(name, digest) for name, digest in data_hashes("rules").items()),
        lexicons=tuple(HashedFile(name, digest) for name, digest in words.items()),
        models=(ModelUse(*model_version().split()),),
        inputs=tuple(HashedFile(document.document, document.sha256) for document in documents),
        settings=(("Head of the chain of decisions", chain),) if chain else (),
    )


def check_writable(folder: Path) -> None:
    """Make the folder of a report, and make sure before the long work starts that it can be written to.

    Errors: UsageError where it cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written to ({error.strerror}); name another with --out") from error


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write each file whole or not at all, so that a report is never half of one and half of another."""
    for name, content in sorted(files.items()):
        part = folder / f".{name}.part"
        part.write_bytes(content)
        part.replace(folder / name)
