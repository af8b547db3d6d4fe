"""Programs that write into one store at the same time, each a process of its own.

`python -m tests.recorders PROCESSES VERSIONS FINDINGS [ADDRESS]` is the same at length.
"""

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from checks.core.document import Document
from checks.core.finding import WARNING, Finding
from checks.core.report import Report
from checks.core.span import Span
from checks.store import Store
from checks.store.articles import Entry, now
from checks.store.database import sqlite_address
from checks.store.house import ACCEPTED, Decision
from checks.store.recording import record
from checks.store.versions import Text

NAMES = ("a.txt", "wire/b.txt", "ç.md")


def at_once(count: int, work: Callable[..., None], *arguments: Any) -> list[str]:
    """Runs `work(number, *arguments)` in so many processes, which begin together; what each raised, "" for nothing."""
    context = multiprocessing.get_context("forkserver")  # what takes time, the imports, is done once
    context.set_forkserver_preload(["checks.store.recording", "alembic.command", "psycopg"])
    start, answers = context.Barrier(count), context.Queue()
    processes = [
        context.Process(target=_run, args=(start, answers, work, number, arguments), daemon=True)
        for number in range(count)
    ]
    for process in processes:
        process.start()
    said = [answers.get(timeout=280) for _ in processes]
    for process in processes:
        process.join()
    return said


def _run(start: Any, answers: Any, work: Callable[..., None], number: int, arguments: Sequence[Any]) -> None:
    start.wait()
    try:
        work(number, *arguments)
        answers.put("")
    except BaseException as error:  # whatever it is, the test is to see it
        answers.put(f"{type(error).__name__}: {error}")


def report(text: str, name: str, findings: int = 0) -> Report:
    """A report on a text with so many findings."""
    span = Span(0, 1)
    found = [Finding("spacing/double-space", "spacing", WARNING, span, "Use one space.") for _ in range(findings)]
    return Report(Document(text, name=name), tuple(found))


def recording(number: int, address: str, versions: int, names: Sequence[str] = NAMES, findings: int = 0) -> None:
    """Opens the store and records so many versions of each name, all of them texts that nobody else records."""
    store = Store(address=address)
    for version in range(versions):
        for name in names:
            record(store, report(f"Program {number} says {version} of {name}.", name, findings))


def recording_the_same(number: int, address: str) -> None:
    """Records what all others record."""
    record(Store(address=address), report("All say this.", "a.txt"))


def recording_its_own(number: int, address: str) -> None:
    """Records a name that nobody else records."""
    recording(number, address, 1, [f"{number}.txt"])


def writing_and_recording(number: int, address: str) -> None:
    """Every other one records a name; the others bring an article of that name to a desk."""
    if number % 2:
        Store(address=address).articles.add(entry(f"desk{number}", "a.txt"), {"text": "An editor's own."})
    else:
        recording(number, address, 2, ["a.txt"])


def editing(number: int, address: str) -> None:
    """Keeps three versions of one article."""
    store = Store(address=address)
    for version in range(3):
        store.versions.keep("k", Text(f"{number} says {version}"), origin=f"edited by {number}")


def deciding(number: int, address: str) -> None:
    """Adds words, proposes a term and decides in one article."""
    store = Store(address=address)
    store.house.change_words({"Ørsted", f"word{number}"}, {"gone"})
    store.house.propose("chairman", f"chair {number}", "The office.")
    store.house.decided("k", [Decision(ACCEPTED, "r"), Decision(ACCEPTED, "r")])


def opening(number: int, address: str) -> None:
    """Opens the store."""
    Store(address=address).articles.count()


def entry(key: str, name: str) -> Entry:
    """An article's line in the list."""
    return Entry(key, name, f"Title of {key}", 3, 0, 100, now())


def kept(address: str) -> tuple[int, int, bool]:
    """How many articles there are, how many texts in them, and whether the versions of each are numbered 1, 2, 3 …"""
    store = Store(address=address)
    versions = [store.versions.of(entry.id) for entry in store.articles.entries()]
    store.database.close()
    texts = {version.text for article in versions for version in article}
    whole = all([one.number for one in article] == list(range(1, len(article) + 1)) for article in versions)
    return len(versions), len(texts), whole


def main(processes: str, versions: str, findings: str, address: str = "") -> None:
    """Prints what became of it."""
    address = address or sqlite_address(Path(tempfile.mkdtemp()))
    began = time.monotonic()
    refused = [
        said for said in at_once(int(processes), recording, address, int(versions), NAMES, int(findings)) if said
    ]
    articles, texts, whole = kept(address)
    sys.stdout.write(
        f"{processes} processes, {versions} versions of {len(NAMES)} names, {findings} findings: {articles} articles,"
        f" {texts} texts of {int(processes) * int(versions) * len(NAMES)}, numbered without a gap: {whole},"
        f" {len(refused)} refused {refused[:1]}, {time.monotonic() - began:.1f} s\n"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
