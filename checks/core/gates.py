"""What an article must hold to pass: gates, and the reasons why one was not passed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from checks.core.errors import SettingsError
from checks.core.finding import SEVERITIES, WARNING, Finding
from checks.core.registry import unknown
from checks.core.report import Report

NONE = "none"


@dataclass(frozen=True)
class Gates:
    """The gates of a run.

    `fail_on` is the lowest severity that counts, or "none"; of all files together at most `max_findings` may be found.
    `min_score` is asked of every file, and so are the bounds on measures, which are keyed as `key` writes their names.
    """

    fail_on: str = WARNING
    max_findings: int = 0
    min_score: int | None = None
    at_least: Mapping[str, float] = field(default_factory=dict)
    at_most: Mapping[str, float] = field(default_factory=dict)

    def counts(self, finding: Finding) -> bool:
        """True where the finding is grave enough to count."""
        return self.fail_on != NONE and SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.fail_on)

    def missed(self, report: Report) -> Iterator[str]:
        """Why one file does not pass, beside its findings. A measure that does not hold for a text stops nothing."""
        if self.min_score is not None and report.score.total < self.min_score:
            yield f"score {report.score.total} is below {self.min_score}"
        for measure in report.measures or ():
            name, value = key(measure.name), measure.value
            if value is not None and name in self.at_least and value < self.at_least[name]:
                yield f"{measure.name} {value:g} is below {self.at_least[name]:g}"
            if value is not None and name in self.at_most and value > self.at_most[name]:
                yield f"{measure.name} {value:g} is above {self.at_most[name]:g}"

    def too_many(self, found: int) -> bool:
        """True where so many findings that count are more than may be."""
        return self.fail_on != NONE and found > self.max_findings


def key(name: str) -> str:
    """A measure's name as it is typed: "Flesch–Kincaid" is flesch-kincaid."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def bounds(given: Iterable[str], known: Iterable[str]) -> dict[str, float]:
    """`NAME=NUMBER` pairs as a mapping. Raises SettingsError with the nearest name, or where that is no number."""
    keys = [key(name) for name in known]
    found: dict[str, float] = {}
    for pair in given:
        name, _, number = pair.partition("=")
        if key(name) not in keys:
            raise SettingsError(unknown("measure", name, keys))
        try:
            found[key(name)] = float(number)
        except ValueError as error:
            raise SettingsError(f"{pair!r} is no bound: write a name and a number, such as {key(name)}=50.") from error
    return found
