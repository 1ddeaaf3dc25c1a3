"""A model behind a local server: what is sent, what comes back, and every way in which it can fail."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from palermo.case import Endpoint, Model, add_suggestions
from palermo.cli import main
from palermo.errors import UsageError
from palermo.records import Document, Extraction, Problem, Segment

TEXT = "Foremen at the Quarrel mill confiscated the passports of hired weavers, the Harbour Institute said.\n"
QUOTE = "Foremen at the Quarrel mill confiscated the passports of hired weavers"
CLAIMS = json.dumps({"claims": [{"quote": QUOTE, "certainty": "asserted", "abuses": ["isolation"]}]})
Answer = Callable[[BaseHTTPRequestHandler, Any], None]


def chat(content: object, *, ended: str = "stop", status: int = 200) -> Answer:
    reply = json.dumps({"choices": [{"message": {"content": content}, "finish_reason": ended}]})
    return raw(reply.encode(), status=status)


def raw(body: bytes, *, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler, _: Any) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def hang_up(handler: BaseHTTPRequestHandler, _: Any) -> None:
    handler.close_connection = True


def sleep(handler: BaseHTTPRequestHandler, asked: Any) -> None:
    time.sleep(0.5)
    hang_up(handler, asked)


def drip(handler: BaseHTTPRequestHandler, _: Any) -> None:
    """Send a byte often enough that no single read takes long, and never come to an end."""
    handler.send_response(200)
    handler.end_headers()
    try:
        for _turn in range(100):
            handler.wfile.write(b" ")
            time.sleep(0.02)
    except OSError:
        pass


class Served:
    """A server on this machine: its address, and the requests it got."""

    def __init__(self, answer: Answer) -> None:
        self.requests: list[tuple[str, dict[str, str], Any]] = []
        served = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                served.requests.append((self.path, dict(self.headers), asked))
                answer(self, asked)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"


@pytest.fixture(autouse=True)
def loopback() -> None:
    """Skip where not even the machine's own address can be reached: these tests ask a server they start."""
    with socket.socket() as listening, socket.socket() as asking:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        asking.settimeout(5)
        try:
            asking.connect(listening.getsockname())
        except OSError:
            pytest.skip("this machine has no loopback address (ip link set lo up)")


@contextmanager
def serving(answer: Answer) -> Iterator[Served]:
    served = Served(answer)
    thread = threading.Thread(target=served.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield served
    finally:
        served.server.shutdown()
        served.server.server_close()
        thread.join()


def document(name: str = "d.txt", *, protected: bool = False) -> Document:
    return Document(name, "00", TEXT, "text", (Segment(0, len(TEXT)),), "en", protected=protected)


def suggested(url: str, *documents: Document, seconds: float = 20) -> tuple[list[Extraction], list[Problem]]:
    problems: list[Problem] = []
    pairs = [(each, Extraction(each.document)) for each in documents or (document(),)]
    with Model(Endpoint(url, "small", seconds=seconds)) as model:
        found = [extraction for _, extraction in add_suggestions(pairs, model=model, problems=problems)]
    return found, problems


def run(path: Path, *options: str) -> Result:
    (path / "d.txt").write_text(TEXT, encoding="utf-8")
    return CliRunner().invoke(main, ["extract", str(path / "d.txt"), *options])


def test_verified_claims_are_added_and_the_question_holds_the_text() -> None:
    with serving(chat(CLAIMS)) as served:
        (extraction,), problems = suggested(served.url)
    assert problems == []
    (claim,) = extraction.claims
    assert (claim.quote, claim.origin) == (QUOTE, "suggested")
    ((path, headers, asked),) = served.requests
    assert path == "/v1/chat/completions"
    assert "Authorization" not in headers
    assert asked["model"] == "small"
    assert [message["role"] for message in asked["messages"]] == ["system", "user"]
    assert TEXT.strip() in asked["messages"][1]["content"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (chat("no JSON at all"), "suggestion_unreadable"),
        (chat(CLAIMS, ended="length"), "model_reply_cut"),
        (chat(None), "model_reply_unreadable"),
        (raw(b"<html>"), "model_reply_unreadable"),
        (raw(b"[" * 100_000), "model_reply_unreadable"),
        (raw(b"[]"), "model_reply_unreadable"),
        (raw(b'{"choices": []}'), "model_reply_unreadable"),
        (raw(b"\xff\xfe\x00"), "model_reply_unreadable"),
        (raw(b" " * 2_500_000), "model_reply_unreadable"),
        (raw(b"", status=401), "model_refused"),
        (raw(b"", status=500), "model_refused"),
        (raw(b"short", Content_Length="999"), "model_unreachable"),
        (hang_up, "model_unreachable"),
    ],
)  # fmt: skip
def test_whatever_goes_wrong_is_one_problem_and_the_machine_s_claims_stay(answer: Answer, code: str) -> None:
    with serving(answer) as served:
        (extraction,), problems = suggested(served.url)
    assert [problem.code for problem in problems] == [code]
    assert extraction.claims == ()
    assert problems[0].document == "d.txt"
    assert (problems[0].start, problems[0].end) == (0, len(TEXT))


@pytest.mark.parametrize("answer", [sleep, drip])
def test_a_reply_that_takes_too_long_is_a_problem(answer: Answer) -> None:
    with serving(answer) as served:
        _, problems = suggested(served.url, seconds=0.2)
    assert [problem.code for problem in problems] == ["model_timeout"]


def test_a_redirect_is_not_followed() -> None:
    with serving(chat(CLAIMS)) as other, serving(raw(b"", status=307, Location=other.url)) as served:
        (extraction,), problems = suggested(served.url)
    assert [problem.code for problem in problems] == ["model_redirected"]
    assert (extraction.claims, other.requests) == ((), [])


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(chat(CLAIMS)) as proxy, serving(chat(CLAIMS)) as served:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        suggested(served.url)
    assert (len(proxy.requests), len(served.requests)) == (0, 1)


def test_after_three_failures_in_a_row_the_model_is_left_alone() -> None:
    with serving(raw(b"", status=503)) as served:
        found, problems = suggested(served.url, *(document(f"{n}.txt") for n in range(6)))
    assert len(found) == 6
    assert len(served.requests) == 3
    assert [problem.code for problem in problems] == ["model_refused"] * 3 + ["model_given_up"]
    assert "3 more documents" in problems[-1].message


def test_a_protected_document_is_not_shown() -> None:
    with serving(chat(CLAIMS)) as served:
        (extraction,), problems = suggested(served.url, document(protected=True))
    assert ([p.code for p in problems], served.requests) == (["protected_not_shown"], [])
    assert extraction.claims == ()


@pytest.mark.parametrize(
    "url",
    [
        "", "localhost:8080", "ftp://h/v1", "http://", "http://name:pass@h/v1", "http://h/v1?key=1", "http://h:x/v1",
        "file:///etc/passwd", "http://h/\x00",
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_used_is_wrong_use(tmp_path: Path, url: str) -> None:
    done = run(tmp_path, "--model-url", url, "--model", "small")
    assert done.exit_code == 2
    assert "--model-url" in done.output


def test_a_key_that_is_none_is_wrong_use_and_never_shown() -> None:
    endpoint = Endpoint("http://h/v1", "small", "secret\nX: y")
    with pytest.raises(UsageError, match="PALERMO_MODEL_KEY") as caught:
        Model(endpoint)
    assert "secret" not in str(caught.value)
    assert "secret" not in repr(endpoint)


def test_the_command_sends_the_key_and_prints_suggested_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PALERMO_MODEL_KEY", "k-123")
    quote = "hired weavers, the Harbour Institute said"
    claims = json.dumps({"claims": [{"quote": quote, "certainty": "asserted"}]})
    with serving(chat(claims)) as served:
        done = run(tmp_path, "--model-url", served.url, "--model", "small")
    assert done.exit_code == 0, done.output
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["quote"] for r in records if r["origin"] == "suggested"] == [quote]
    assert [r for r in records if r["origin"] == "machine"]
    assert served.requests[0][1]["Authorization"] == "Bearer k-123"


def test_an_unreachable_model_ends_the_command_with_problems_and_the_machine_s_claims(tmp_path: Path) -> None:
    with serving(chat(CLAIMS)) as served:
        url = served.url
    done = run(tmp_path, "--model-url", url, "--model", "small")
    assert done.exit_code == 1
    assert json.loads(done.stdout.splitlines()[0])["origin"] == "machine"
    assert "cannot be reached" in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    "options",
    [
        ["--model-url", "http://h/v1"], ["--model", "m"],
        ["--model-url", "http://h", "--model", "m", "--records", "efforts"],
    ],
)  # fmt: skip
def test_half_an_endpoint_or_one_without_use_is_wrong_use(tmp_path: Path, options: list[str]) -> None:
    assert run(tmp_path, *options).exit_code == 2


def test_without_the_options_no_connection_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was prepared")

    monkeypatch.setattr("palermo.case.suggesting.httpx.Client", refuse)
    assert run(tmp_path).exit_code == 0
