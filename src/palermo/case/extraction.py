"""Documents into extractions, one after another, so that memory stays flat however many there are."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from palermo.case.inputs import Input
from palermo.case.progress import Progress
from palermo.case.reading import read_each
from palermo.extract import extract_all
from palermo.read import OcrEngine
from palermo.records import Document, Extraction, Problem

Extracted = tuple[Document, Extraction, tuple[Problem, ...]]


def extract_inputs(  # noqa: PLR0913 - two say how much is read; a record for them would name nothing
    inputs: Sequence[Input],
    *,
    problems: list[Problem],
    progress: Progress,
    ocr: OcrEngine | None = None,
    whole: bool = False,
    everything: bool = False,
) -> Iterator[tuple[Document, Extraction]]:
    """Yield each document with what it yielded, in order of label; append what went wrong to `problems`.

    `whole` reads every sentence that may attribute something, and not only those near words of abuse;
    `everything` reads documents as well that speak of the subject only in passing.
    """

    def documents() -> Iterator[Document]:
        for read, faults in read_each(inputs, progress=progress, ocr=ocr):
            problems.extend(faults)
            yield from read

    for document, extraction, faults in extract_documents(documents(), whole=whole, everything=everything):
        problems.extend(faults)
        yield document, extraction


def extract_documents(
    documents: Iterable[Document], *, whole: bool = False, everything: bool = False
) -> Iterator[Extracted]:
    """Yield each document with what it yielded and the problems met, in the order given."""
    waiting: deque[Document] = deque()

    def passing() -> Iterator[Document]:
        for document in documents:
            waiting.append(document)
            yield document

    for extraction, problems in extract_all(passing(), whole=whole, everything=everything):
        yield waiting.popleft(), extraction, problems
