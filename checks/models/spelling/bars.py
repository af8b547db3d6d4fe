"""What a word must be for a slip of another: the numbers of `thresholds.toml`, which says what set them."""

from dataclasses import dataclass

from checks.models import thresholds


@dataclass(frozen=True, slots=True)
class Gaps:
    """How much more frequent the word must be that was meant, on the Zipf scale."""

    least: float
    two_slips: float
    fumbled: float
    rare: float
    unseen: float
    same_ends_9: float
    same_ends_7: float
    same_ends_5: float


@dataclass(frozen=True, slots=True)
class Sure:
    """When a correction is sure, and a word well enough known to have been meant, on the Zipf scale."""

    lead: float
    lead_if_plain: float
    frequent: float
    familiar: float
    well_known: float
    part: float
    short_part: float
    seldom: float


@dataclass(frozen=True, slots=True)
class Bars:
    """How much must speak for another word (`meant.Likely.proof`), by what is known of the word that stands there."""

    unknown: float
    rare: float
    name: float
    plural: float
    attested: float
    two_letters: float
    three_letters: float
    known: float
    by_frequency: float
    rarest: float


GAPS = thresholds.read(__package__, "gaps", Gaps)
SURE = thresholds.read(__package__, "sure", Sure)
BARS = thresholds.read(__package__, "bars", Bars)
