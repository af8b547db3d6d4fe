"""Servers that stand where a LanguageTool should, on real sockets: true ones, silent ones, liars."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

LANGUAGES = [{"name": "English (US)", "code": "en", "longCode": name} for name in ("en-US", "en-GB")]
MATCH = {
    "message": "Did you mean “their”?",
    "replacements": [{"value": "their"}],
    "offset": 11,
    "length": 5,
    "context": {"text": "He went to there house.", "offset": 11, "length": 5},
    "rule": {"id": "THERE_THEIR", "issueType": "misspelling", "category": {"id": "CONFUSED_WORDS"}},
}
"""What LanguageTool says of `SLIP`."""
SLIP = "He went to there house."

Act = Callable[["Handler"], None]
"""What is done with a request."""


@dataclass
class Pretender:
    """A server's address, the paths that it was asked for, and the texts that were sent to it."""

    url: str = ""
    asked: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    acts: dict[str, Act] = field(default_factory=dict)

    @property
    def checked(self) -> int:
        """How often a text was to be checked."""
        return self.asked.count("/v2/check")


class Handler(BaseHTTPRequestHandler):
    """Does with a request what the pretender's act for its path does."""

    who: Pretender

    def do_GET(self):
        self._act()

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.who.sent += form.get("text", [])
        self._act()

    def _act(self):
        self.who.asked.append(self.path)
        try:
            self.who.acts[self.path](self)
        except (ConnectionError, KeyError):  # who asked has left, or asks for what is not there
            self.close_connection = True

    def log_message(self, *_):
        pass


def says(answer: Any, status: int = 200, **headers: str) -> Act:
    """Answers with bytes, or with an object as JSON."""

    def act(handler: Handler) -> None:
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return act


def hangs(handler: Handler) -> None:
    """Has taken the request, and says nothing."""
    handler.who.closing.wait(60)


def drips(handler: Handler) -> None:
    """Says a byte now and then, so that something always comes and never enough."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    while not handler.who.closing.wait(0.05):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def floods(handler: Handler) -> None:
    """Says 100 MB."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" " * 1_000_000)


@contextmanager
def pretending(check: Act | None = None, languages: Act | None = None, info: Act | None = None) -> Iterator[Pretender]:
    """A server that is a LanguageTool but for what is given."""
    who = Pretender()
    who.acts = {
        "/v2/languages": languages or says(LANGUAGES),
        "/v2/check": check or says({"matches": [MATCH]}),
        "/v2/info": info or says({"software": {"version": "6.8"}}),
    }
    own = type("Own", (Handler,), {"who": who})
    with ThreadingHTTPServer(("127.0.0.1", 0), own) as server:
        who.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield who
        finally:
            who.closing.set()
            server.shutdown()
