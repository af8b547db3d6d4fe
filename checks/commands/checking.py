"""Checks many files: in several processes, and not again what has not changed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from checks import formats
from checks.commands.session import STDIN, Session
from checks.core.asking import leave_alone, left_alone
from checks.core.document import Document
from checks.core.record import light, recalled, record
from checks.core.report import Report
from checks.core.run import check
from checks.core.settings import OFF, Settings
from checks.files.cache import Cache, code, key
from checks.files.jobs import Jobs, window
from checks.rules.engines.languagetool import address, software

EACH = 400
"""Code points of text that cost as much as a file does by itself."""

Asked = tuple[str, Settings]
"""A file's name, and what it is checked by."""


@dataclass(frozen=True)
class Task:
    """One file to be checked. `silent` are the LanguageTool servers that are known not to answer, and why."""

    name: str
    source: formats.Original
    settings: Settings
    silent: Mapping[str, str]

    def document(self) -> Document:
        """The article as its format reads it."""
        document = self.source.document(language=self.settings.language).masking(self.settings.mask)
        return replace(document, name=self.name)


def examine(task: Task) -> Report:
    """The report on a file, without what was only needed to make it."""
    leave_alone(task.silent)
    return light(check(task.document(), task.settings))


@dataclass
class Checking:
    """Checks what a session reads. `jobs` is a number of processes, 0 as many as pay."""

    session: Session
    jobs: int = 0
    cache: Cache | None = None
    _servers: dict[str, str] = field(default_factory=dict)

    def reports(self, paths: list[Path]) -> Iterator[tuple[Report, Settings]]:
        """The report on each file with its settings, in their order.

        What cannot be checked is said, and the others still come.
        """
        pool = Jobs(examine, lambda task: len(task.source.text) + EACH, self.jobs)
        try:
            for (name, settings), answer in window(self._begun(pool, paths), 2 * pool.cores()):
                try:
                    report = answer()
                except Exception as error:  # a file that crashes the check must not keep the others from theirs
                    self.session.fail(f"{name}: {error or type(error).__name__}", name)
                else:
                    self.session.note_skipped(name, report.skipped)
                    yield report, settings
        finally:
            pool.close()
            if self.cache is not None:
                self.cache.prune()

    def _begun(self, pool: Jobs[Task, Report], paths: list[Path]) -> Iterator[tuple[Asked, Callable[[], Report]]]:
        for path, source, asked in self.session.sources(paths):
            settings = asked.gated()
            server = self._server(settings)
            task = Task(str(path), source, settings, left_alone())
            if self.cache is None or task.name == STDIN or server == "":
                yield (task.name, settings), pool.start(task)
            else:
                yield (task.name, settings), _cached(pool, task, self.cache, server)

    def _server(self, settings: Settings) -> str | None:
        """What the LanguageTool that is asked says of itself; empty where it does not answer, None where none is."""
        url = address(settings.languagetool) if settings.languagetool != OFF else None
        if url is not None and url not in self._servers:
            self._servers[url] = software(url)
        return None if url is None else self._servers[url]


def _cached(pool: Jobs[Task, Report], task: Task, cache: Cache, server: str | None) -> Callable[[], Report]:
    """The answer that is known already, else a new one, which is kept where nothing failed."""
    asked = key(task.source.data, task.settings.ungated(), PurePath(task.name).suffix.lower(), server, code())
    found = cache.get(asked)
    if found is not None:
        with suppress(KeyError, TypeError, ValueError):
            report = recalled(task.document(), found)
            return lambda: report
    answer = pool.start(task)

    def kept() -> Report:
        report = answer()
        if not report.failed and not (server and report.skipped):  # a server that fell silent may answer next time
            cache.put(asked, record(report))
        return report

    return kept
