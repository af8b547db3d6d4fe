"""What an article must hold to pass: gates, and the reasons why one was not passed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf

from checks.core.desks import MEASURES, Target
from checks.core.errors import SettingsError
from checks.core.finding import SEVERITIES, WARNING, Finding
from checks.core.registry import unknown
from checks.core.report import Report
from checks.core.settings import NONE, Settings


def counts(finding: Finding, fail_on: str) -> bool:
    """True where the finding is grave enough to count."""
    return fail_on != NONE and SEVERITIES.index(finding.severity) <= SEVERITIES.index(fail_on)


@dataclass(frozen=True)
class Gates:
    """The gates of a run.

    `fail_on` is the lowest severity that counts, or "none"; of all files together at most `max_findings` may be found.
    `min_score` is asked of every file, and so are the bands of its measures, which are keyed as `key` writes names.
    """

    fail_on: str = WARNING
    max_findings: int = 0
    min_score: int | None = None
    bands: Mapping[str, Target] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Settings) -> "Gates":
        """The gates that the settings of an article set. A single bound of a measure stands for its desk's band."""
        bands = dict(settings.bands()) if settings.fail_on_targets else {}
        bands |= _bands(settings.at_least, settings.at_most)
        return cls(settings.fail_on, settings.max_findings, settings.min_score, bands)

    def counts(self, finding: Finding) -> bool:
        """True where the finding is grave enough to count."""
        return counts(finding, self.fail_on)

    def missed(self, report: Report) -> Iterator[str]:
        """Why one file does not pass, beside its findings. A measure that does not hold for a text stops nothing."""
        if self.min_score is not None and report.score.total < self.min_score:
            yield f"score {report.score.total} is below {self.min_score}"
        for measure in report.measures or ():
            band, value = self.bands.get(key(measure.name)), measure.value
            if band is not None and value is not None and not band.holds(value):
                yield f"{measure.name} {value:g} is {_verdict(band, value)}"


def key(name: str) -> str:
    """A measure's name as it is typed: "Flesch–Kincaid" is flesch-kincaid."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _verdict(band: Target, value: float) -> str:
    if inf in (band.high, -band.low):
        return f"below {band.low:g}" if value < band.low else f"above {band.high:g}"
    return band.verdict(value)


def _bands(low: Mapping[str, float], high: Mapping[str, float]) -> dict[str, Target]:
    return {name: Target(low.get(name, -inf), high.get(name, inf)) for name in (*low, *high)}


def bounds(pairs: Iterable[str]) -> dict[str, float]:
    """`NAME=NUMBER` pairs by measure. Raises SettingsError with the nearest name, or where there is no number."""
    return dict(map(_bound, pairs))


def _bound(pair: str) -> tuple[str, float]:
    name, _, number = pair.partition("=")
    if key(name) not in MEASURES:
        raise SettingsError(unknown("measure", name, MEASURES, f"there is {', '.join(MEASURES)}."))
    try:
        return key(name), float(number)
    except ValueError as error:
        raise SettingsError(f"{pair!r} is no bound: write a name and a number, such as {key(name)}=50.") from error
