"""A language model at an address the user names, asked for claims: the only place that opens a connection.

Only that address is contacted: no redirect is followed, and no proxy, certificate or password is taken from the
environment. What does not come back as asked becomes a Problem.
"""

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from types import TracebackType

import httpx

from palermo.errors import UsageError
from palermo.extract.suggest import Message, find_passages, read_reply, write_messages
from palermo.records import Claim, Document, Extraction, Problem, Span

# A reply of claims for 6,000 characters of text takes a few thousand; this much more is no answer.
_MOST_BYTES = 2_000_000
# After this many passages in a row without an answer the model is not asked again.
_PATIENCE = 3
_REMEDY = "check the address, the model's name and the key, and run again"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked: the base address of a chat interface, the model's name, a key where one is needed.

    `seconds` is the longest that one reply may take, from the first byte sent to the last received.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 120.0


class Unanswered(Exception):  # noqa: N818 - a state of the conversation, which becomes a Problem
    """The model gave no answer to one question. `code` is the Problem's, `reason` reads on from "the model"."""

    def __init__(self, code: str, reason: str) -> None:
        """Keep both."""
        super().__init__(reason)
        self.code, self.reason = code, reason


def check_endpoint(endpoint: Endpoint) -> Endpoint:
    """Return the endpoint with the full address of its chat interface.

    Errors: UsageError for an address that is not http or https with a host, holds a password or a query, and
    for a key that cannot stand in a header.
    """
    try:
        url = httpx.URL(endpoint.url)
    except httpx.InvalidURL as error:
        raise UsageError("--model-url: not an address; give one such as http://localhost:8080/v1") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise UsageError("--model-url: give an http or https address such as http://localhost:8080/v1")
    if url.userinfo or url.query or url.fragment:
        raise UsageError("--model-url: give the address alone; a key goes into PALERMO_MODEL_KEY")
    if endpoint.key is not None and not (endpoint.key.isascii() and endpoint.key.isprintable()):
        raise UsageError("PALERMO_MODEL_KEY: holds characters that no key has; set it again")
    path = url.path.rstrip("/")
    whole = path if path.endswith("/chat/completions") else f"{path}/chat/completions"
    return replace(endpoint, url=str(url.copy_with(path=whole)))


class Model:
    """A conversation with one endpoint, closed at the end of a `with` block."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Take the address and prepare a connection; nothing is sent yet. Errors: those of `check_endpoint`."""
        self._endpoint = check_endpoint(endpoint)
        headers = {"Accept-Encoding": "identity", "Content-Type": "application/json"}
        if endpoint.key is not None:
            headers["Authorization"] = f"Bearer {endpoint.key}"
        self._client = httpx.Client(
            headers=headers, trust_env=False, follow_redirects=False, timeout=endpoint.seconds
        )

    def __enter__(self) -> "Model":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def ask(self, messages: Sequence[Message]) -> str:
        """Return the text of the model's reply. Errors: Unanswered, for whatever reason there is none."""
        asked = [{"role": message.role, "content": message.content} for message in messages]
        body = json.dumps({"model": self._endpoint.model, "messages": asked, "temperature": 0}).encode()
        try:
            return _text_of(self._fetch(body))
        except httpx.TimeoutException as error:
            raise Unanswered("model_timeout", f"did not answer within {self._endpoint.seconds:g} s") from error
        except httpx.HTTPError as error:
            raise Unanswered("model_unreachable", "cannot be reached, or broke off") from error

    def _fetch(self, body: bytes) -> bytes:
        deadline = time.monotonic() + self._endpoint.seconds
        received = bytearray()
        with self._client.stream("POST", self._endpoint.url, content=body) as response:
            if response.has_redirect_location:
                raise Unanswered("model_redirected", "sends to another address, which is not followed")
            if response.status_code != httpx.codes.OK:
                raise Unanswered("model_refused", f"refused, HTTP status {response.status_code}")
            for chunk in response.iter_raw():
                received += chunk
                if len(received) > _MOST_BYTES:
                    raise Unanswered("model_reply_unreadable", "sent more than two million bytes")
                if time.monotonic() > deadline:
                    raise Unanswered("model_timeout", f"did not answer within {self._endpoint.seconds:g} s")
        return bytes(received)


def _text_of(reply: bytes) -> str:
    """Return the message of a reply in the chat interface's shape."""
    try:
        choice = json.loads(reply)["choices"][0]
        text, ended = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, RecursionError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise Unanswered("model_reply_unreadable", "sent a reply that is not of the chat interface") from error
    if ended == "length":
        raise Unanswered("model_reply_cut", "broke its reply off because it grew too long")
    if not isinstance(text, str):
        raise Unanswered("model_reply_unreadable", "sent a reply without text")
    return text


def add_suggestions(
    found: Iterable[tuple[Document, Extraction]], *, model: Model, problems: list[Problem]
) -> Iterator[tuple[Document, Extraction]]:
    """Yield each document with its extraction and the claims that the model suggests, in text order.

    What went wrong is appended to `problems`. A claim over a span that has one already is not added. A protected
    document is never shown to the model. After three passages in a row without an answer the model is not asked
    again, and one Problem says how many documents it did not see.
    """
    unseen = silent = 0
    for document, extraction in found:
        if document.protected:
            problems.append(_protected(document))
        elif silent >= _PATIENCE:
            unseen += 1
        else:
            claims, silent = _suggested(document, model, problems, silent)
            extraction = replace(extraction, claims=_merged(extraction.claims, claims))  # noqa: PLW2901
        yield document, extraction
    if unseen:
        reason = f"gave no answer {_PATIENCE} times in a row; {unseen} more documents were not shown to it"
        problems.append(Problem("case", "model_given_up", f"the model {reason}", _REMEDY))


def _suggested(document: Document, model: Model, problems: list[Problem], silent: int) -> tuple[list[Claim], int]:
    """Return the claims suggested for a document, and how many passages in a row are now without an answer."""
    claims: list[Claim] = []
    passages = find_passages(document)
    for passage in passages:
        if silent >= _PATIENCE:
            rest = Span(passage.start, passages[-1].end)
            problems.append(_unanswered(document, rest, Unanswered("model_given_up", "was not asked again")))
            break
        try:
            reply = model.ask(write_messages(document, passage))
        except Unanswered as error:
            problems.append(_unanswered(document, passage, error))
            silent += 1
            continue
        silent = 0
        verified, faults = read_reply(reply, document, passage)
        claims += verified
        problems += faults
    return claims, silent


def _merged(claims: tuple[Claim, ...], suggested: Sequence[Claim]) -> tuple[Claim, ...]:
    taken = {(claim.start, claim.end) for claim in claims}
    new = (claim for claim in suggested if (claim.start, claim.end) not in taken)
    return tuple(sorted((*claims, *new), key=lambda claim: (claim.start, claim.end)))


def _unanswered(document: Document, at: Span, error: Unanswered) -> Problem:
    return Problem(
        "case", error.code, f"{document.document}: the model {error.reason}; a passage was not read", _REMEDY,
        document=document.document, start=at.start, end=at.end,
    )  # fmt: skip


def _protected(document: Document) -> Problem:
    return Problem(
        "case", "protected_not_shown", f"{document.document}: protected, so it was not shown to the model",
        "read the document by hand", document=document.document,
    )  # fmt: skip
