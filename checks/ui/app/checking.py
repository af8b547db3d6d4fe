"""Checks an article for the desk: the built-in checks at once, the slow ones behind the page."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from checks.core.asking import ask_again
from checks.core.document import Document
from checks.core.finding import Finding
from checks.core.registry import all_rules
from checks.core.report import Report
from checks.core.run import check
from checks.core.score import score
from checks.core.settings import AUTO, OFF, Settings
from checks.ui.app.desk import Desk
from checks.ui.app.files import document_of
from checks.ui.app.house import desk_names, settings

BUILT_IN, GRAMMAR, MEASURES = "built-in", "grammar", "measures"
SLOW = {"languagetool": GRAMMAR, "readability": MEASURES}
"""The checkers that do not keep the page waiting, and the part of the report that they bring."""

RESTED = 60.0
"""Seconds after which a LanguageTool that did not answer is asked again, for whoever is at a desk."""

_POOL = ThreadPoolExecutor(max_workers=2, thread_name_prefix="desk")


def part_of(finding: Finding) -> str:
    """Which part of the report a finding belongs to."""
    return SLOW.get(finding.rule.partition("/")[0], BUILT_IN)


@dataclass(frozen=True)
class _Task:
    revision: int
    answer: Future[Report]


@dataclass
class Checking:
    """What is under way for one article. An answer for a text that has changed since is dropped."""

    tasks: dict[str, _Task] = field(default_factory=dict)
    checked: dict[str, int] = field(default_factory=dict)
    document: Document | None = None

    def now(self, desk: Desk) -> None:
        """Runs the built-in checks. The others are started once the page has drawn these, which asks for them."""
        self._take(desk, BUILT_IN, check(document_of(desk), _settings(desk, BUILT_IN)))

    def behind(self, desk: Desk) -> None:
        """Starts every check whose answer is of an older text, unless it is under way."""
        ask_again(RESTED)
        for part in parts():
            task = self.tasks.get(part)
            if self.checked.get(part) == desk.revision or (task and not task.answer.done()):
                continue
            copy = replace(document_of(desk))
            self.tasks[part] = _Task(desk.revision, _POOL.submit(check, copy, _settings(desk, part)))

    def collect(self, desk: Desk) -> None:
        """Takes in the answers that have come."""
        for part, task in list(self.tasks.items()):
            if task.answer.done():
                del self.tasks[part]
                if task.revision == desk.revision:
                    self._take(desk, part, task.answer.result())

    def again(self, desk: Desk, part: str) -> None:
        """Asks once more for a part that did not run, as something may have been started since."""
        ask_again()
        self.checked.pop(part, None)
        desk.skipped.pop(part, None)
        self.behind(desk)

    def measured(self, desk: Desk) -> None:
        """Sees to it that the readability figures are there, and are of the text as it reads."""
        self.collect(desk)
        if MEASURES in parts() and self.checked.get(MEASURES) != desk.revision:
            self._take(desk, MEASURES, check(document_of(desk), _settings(desk, MEASURES)))

    def read(self, desk: Desk) -> Document:
        """The article as the checks read it; what they made of it is used again."""
        if self.document is None or self.document.text != desk.text:
            self.document = document_of(desk)
        return self.document

    def stale(self, desk: Desk) -> bool:
        """True where some check has not seen the text as it now reads."""
        return any(self.checked.get(part) != desk.revision for part in parts())

    @property
    def busy(self) -> bool:
        """True while an answer is awaited."""
        return bool(self.tasks)

    def _take(self, desk: Desk, part: str, report: Report) -> None:
        desk.found(report.findings, lambda finding: part_of(finding) == part)
        desk.skipped[part] = report.skipped
        self.checked[part] = desk.revision
        if part == BUILT_IN:
            self.document = report.document
            desk.blocks, desk.names = report.document.blocks, report.names
        elif part == MEASURES:
            desk.measures = report.measures
        if self.document is not None and self.checked.get(BUILT_IN) == desk.revision:
            partial = any(desk.skipped.values()) or GRAMMAR not in desk.skipped
            desk.score = score(self.document, (item.finding for item in desk.items), partial=partial)


def parts() -> tuple[str, ...]:
    """The parts of a report that this installation has checkers for."""
    there = {rule.module for rule in all_rules()}
    return (BUILT_IN, *(part for module, part in SLOW.items() if module in there))


def _settings(desk: Desk, part: str) -> Settings:
    """The house's settings for one part of the rules; what the house switched off stays off."""
    house, _ = settings()
    asked = replace(house, readability=True, languagetool=AUTO if house.languagetool == OFF else house.languagetool)
    wanted = asked.rules()
    chosen = tuple(rule.id for rule in wanted if SLOW.get(rule.module, BUILT_IN) == part)
    return replace(
        asked,
        select=chosen,
        ignore=() if chosen else tuple({rule.module for rule in all_rules()}),
        words=house.words | frozenset(desk.words),
        language=desk.language,
        desk=desk.section if desk.section in desk_names(house.targets) else house.desk,
    )
