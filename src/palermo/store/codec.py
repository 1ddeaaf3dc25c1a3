"""Records to JSON text and back, without loss: the form in which the store keeps them."""

import hashlib
from typing import Generic, TypeVar, get_origin

from pydantic import TypeAdapter

from palermo.errors import UsageError
from palermo.records import Attribution, Claim, Decision, Document, Effort, Problem, Segment

Record = TypeVar("Record")


_NONE = "[]"
# Left out, so that a document without raised figures keeps the hash it had before segments told of any. No text
# holds these letters: quotation marks inside one are escaped.
_NO_RAISED = ',"raised":[]'


class Codec(Generic[Record]):
    """The JSON form of one kind of record."""

    def __init__(self, kind: type[Record]) -> None:
        self._adapter: TypeAdapter[Record] = TypeAdapter(kind)
        # Most documents of a large case yield nothing: what stands for that is read once.
        self._none = self._adapter.validate_json(_NONE, strict=True) if get_origin(kind) is tuple else None

    def dump(self, record: Record) -> str:
        """Return the record as JSON text; the same record always gives the same text.

        Errors: UsageError for text with half of a surrogate pair, which no UTF-8 file can hold; the reader
        replaces such characters and reports them.
        """
        try:
            return self._adapter.dump_json(record).decode("utf-8").replace(_NO_RAISED, "")
        except (UnicodeEncodeError, ValueError) as error:
            raise UsageError(f"a record cannot be stored: its text is no valid Unicode ({error})") from error

    def load(self, text: str) -> Record:
        """Return the record that `dump` gave as text."""
        if text == _NONE and self._none is not None:
            return self._none
        return self._adapter.validate_json(text, strict=True)


def sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 form, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


ATTRIBUTIONS = Codec(tuple[Attribution, ...])
CLAIMS = Codec(tuple[Claim, ...])
DECISION = Codec(Decision)
DOCUMENT = Codec(Document)
EFFORTS = Codec(tuple[Effort, ...])
LABELS = Codec(tuple[str, ...])
PROBLEM = Codec(Problem)
SEGMENTS = Codec(tuple[Segment, ...])
