"""Which gates a run does not pass: those of single articles, and how many findings they may have together."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from checks.commands.session import Session
from checks.core.gates import Gates
from checks.core.report import Report
from checks.core.settings import Settings
from checks.files.settings_file import shown
from checks.reports import Trouble


@dataclass
class Gatekeeper:
    """Holds reports against the gates of their settings."""

    session: Session
    _missed: list[Trouble] = field(default_factory=list)
    _found: Counter[Path | None] = field(default_factory=Counter)
    _most: dict[Path | None, int] = field(default_factory=dict)

    def see(self, report: Report, settings: Settings) -> None:
        """Looks at the next article."""
        gates, group = Gates.of(settings), self._counted_by(report.document.name)
        self._most[group] = gates.max_findings
        self._found[group] += sum(map(gates.counts, report.findings))
        self._missed += [Trouble(report.document.name, message) for message in gates.missed(report)]

    def missed(self) -> list[Trouble]:
        """Why the run does not pass. Findings where none may be need no words: they are shown themselves."""
        allowed = {group: most for group in self._too_many() if (most := self._most[group])}
        return self._missed + [
            Trouble("", f"{self._found[group]} findings are more than {most}{self._whose(group)}")
            for group, most in allowed.items()
        ]

    def passed(self) -> bool:
        """True where every gate was passed."""
        return not self._missed and not self._too_many()

    def _whose(self, group: Path | None) -> str:
        return f" of {shown(group)}" if group and len(self._most) > 1 else ""

    def _too_many(self) -> list[Path | None]:
        return [group for group, most in self._most.items() if self._found[group] > most]

    def _counted_by(self, name: str) -> Path | None:
        """The settings file whose articles are counted together; None, for all, where the command line says it."""
        if "max_findings" in self.session.loader.flags:
            return None
        return self.session.resolved(Path(name)).file
