"""The desks of a newsroom and how hard their copy may be to read.

The bands follow Flesch's own table of styles ("A new readability yardstick", 1948): standard prose, as in digests, has
a reading ease of 60–70 and sentences of 17 words; quality magazines 50–60 and 21; academic prose 30–50 and 25. Each
desk takes the neighbouring styles that its readers come for. Measured beside it: half of the Wikinews articles of a
random sample have a reading ease of 35–50 and sentences of 20–26 words, so that news is asked for a little more than
is habit.
"""

from collections.abc import Mapping
from dataclasses import dataclass

MEASURES = (
    "flesch-reading-ease", "flesch-kincaid", "gunning-fog", "smog", "ari", "coleman-liau", "dale-chall",
    "words", "sentences", "sentence-length", "hard-words", "reading-time", "headline-length",
)  # fmt: skip
"""What a target can be set for, named as it is typed."""

DEFAULT = "news"


@dataclass(frozen=True, slots=True)
class Target:
    """The band that a measure should lie in, both ends included."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """True where the value lies in the band."""
        return self.low <= value <= self.high

    def verdict(self, value: float) -> str:
        """“below 45–70”, “above 45–70”, or “within 45–70”."""
        side = "within" if self.holds(value) else "below" if value < self.low else "above"
        return f"{side} {self.low:g}–{self.high:g}"


def _band(ease: tuple[int, int], length: tuple[int, int], hard: int) -> Mapping[str, Target]:
    return {
        "flesch-reading-ease": Target(*ease),
        "sentence-length": Target(*length),
        "hard-words": Target(0, hard),
        "headline-length": Target(20, 70),  # what search results and shared links show whole
    }


DESKS: Mapping[str, Mapping[str, Target]] = {
    "news": _band((45, 70), (12, 24), 20),
    "business": _band((40, 65), (12, 24), 22),
    "culture": _band((45, 75), (11, 24), 20),
    "features": _band((50, 80), (11, 24), 18),
    "opinion": _band((45, 75), (11, 24), 20),
    "science": _band((40, 65), (13, 25), 22),
    "sport": _band((55, 80), (10, 21), 15),
}
"""Each desk's bands; settings add desks and change bands."""


def targets(desk: str, own: Mapping[str, Mapping[str, Target]]) -> Mapping[str, Target]:
    """The bands of a desk, `own` ones first. A desk that is only in `own` starts from those of news."""
    return {**DESKS.get(desk, DESKS[DEFAULT]), **own.get(desk, {})}
