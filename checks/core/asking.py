"""Asks another program over HTTP, on terms of our own: in time, of bounded size, at this address and no other.

What fell silent or told nonsense is left alone, so that a run of many articles waits for it once.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Thread
from time import monotonic
from typing import Any, TypeVar
from urllib.parse import urlencode, urljoin, urlsplit

Answer = TypeVar("Answer")

LARGEST = 32
"""MiB of an answer that are taken; no true one comes near."""

MOMENT = 5.0
"""Seconds in which a server is not asked again that refused, or answered with an error."""

LOOPBACK = ("localhost", "127.0.0.1", "::1")
_CHUNK = 65_536


class NoAnswer(Exception):
    """No answer that can be used; the message says why, about "it", in one printable line."""

    def __init__(self, said: object) -> None:
        lines = str(said).strip().splitlines() or [""]
        super().__init__("".join(letter if letter.isprintable() else " " for letter in lines[0][:300]).strip())


class Silence(NoAnswer):
    """No whole answer came in time."""

    def __init__(self) -> None:
        super().__init__("it did not answer in time, and is left alone for now")


@dataclass(frozen=True, slots=True)
class _Quiet:
    """A server that is left alone: since when, why, and whether until somebody wants it asked again."""

    since: float
    reason: str
    lasting: bool


_quiet: dict[str, _Quiet] = {}


def said(
    server: str,
    path: str,
    seconds: float,
    read: Callable[[bytes], Answer],
    form: Mapping[str, str] | None = None,
) -> Answer:
    """What a server answers, as `read` takes it, which raises ValueError where it makes no sense.

    Raises NoAnswer as `ask` does, and without asking where the server is left alone.
    """
    quiet = _quiet.get(server)
    if quiet is not None and (quiet.lasting or monotonic() - quiet.since < MOMENT):
        raise NoAnswer(quiet.reason)
    try:
        return read(ask(f"{server}{path}", seconds, form))
    except (NoAnswer, ValueError) as error:
        answer = error if isinstance(error, NoAnswer) else NoAnswer(error)
        _quiet[server] = _Quiet(monotonic(), str(answer), lasting=isinstance(error, Silence | ValueError))
        raise answer from error


def left_alone() -> dict[str, str]:
    """The servers that this process asks no more, each with the reason: another process need not find it out."""
    return {server: quiet.reason for server, quiet in _quiet.items() if quiet.lasting}


def leave_alone(servers: Mapping[str, str]) -> None:
    """Asks these servers no more, for the reasons given."""
    for server, reason in servers.items():
        if server not in left_alone():
            _quiet[server] = _Quiet(monotonic(), reason, lasting=True)


def ask_again(rested: float = 0.0) -> None:
    """Lets servers be asked again that have been left alone for so many seconds."""
    for server, quiet in list(_quiet.items()):
        if monotonic() - quiet.since >= rested:
            _quiet.pop(server, None)


def ask(url: str, seconds: float, form: Mapping[str, str] | None = None) -> bytes:
    """The answer to a GET, or to a POST of a form.

    Raises Silence where it is not whole after so many seconds, NoAnswer where it is an error, too long, or a
    redirection: what is sent to one address is meant for no other.
    """
    import requests  # here, so that the time that this takes is not the other's

    answer: Future[bytes] = Future()

    # a time-out of a socket begins anew with every byte: only who waits elsewhere can stop waiting
    def fetch() -> None:
        try:
            answer.set_result(_fetched(url, seconds, form))
        except requests.Timeout:
            answer.set_exception(Silence())
        except NoAnswer as error:
            answer.set_exception(error)
        except Exception as error:  # whatever goes wrong over there or on the way, there is no answer
            answer.set_exception(NoAnswer(_root(error)))

    Thread(target=fetch, name=f"asking {url}", daemon=True).start()
    try:
        return answer.result(seconds)
    except TimeoutError as error:
        raise Silence from error


def _fetched(url: str, seconds: float, form: Mapping[str, str] | None) -> bytes:
    import requests

    until = monotonic() + seconds
    with requests.Session() as session:
        # an office's proxy cannot reach this machine's own loopback
        session.trust_env = urlsplit(url).hostname not in LOOPBACK
        reply = session.request(
            "GET" if form is None else "POST",
            url,
            data=None if form is None else urlencode(form, errors="replace"),
            headers={"Accept-Encoding": "identity", "Content-Type": "application/x-www-form-urlencoded"},
            timeout=max(seconds, 0.1),
            allow_redirects=False,
            stream=True,
        )
        with reply:
            if 300 <= reply.status_code < 400:
                there = urljoin(url, reply.headers.get("Location", ""))
                raise NoAnswer(f"it sends on to {there}, which was not asked; name the address of the server itself")
            body = _body(reply.raw, until)
    if reply.status_code != requests.codes.ok:
        raise NoAnswer(f"it answers {reply.status_code} {body[:300].decode('utf-8', 'replace')}")
    return body


def _body(raw: Any, until: float) -> bytes:
    body = bytearray()
    for chunk in raw.stream(_CHUNK, decode_content=False):
        body += chunk
        if len(body) > LARGEST * 2**20:
            raise NoAnswer(f"it sends more than {LARGEST} MiB")
        if monotonic() > until:
            raise Silence
    return bytes(body)


def _root(error: BaseException) -> str:
    """What happened at the bottom of a chain of errors that were raised from each other."""
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
