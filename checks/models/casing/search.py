"""Which lower-case words are looked at, and which opinions on them count."""

from dataclasses import dataclass

from checks.models import thresholds


@dataclass(frozen=True, slots=True)
class Search:
    """Log-odds of a capital, counts and a Zipf frequency; what each is for says `thresholds.toml`."""

    certain: float
    faint: float
    suspicious: float
    hopeless: float
    inconceivable: float
    least_capitals: int
    least_pieces: int
    common: float


SEARCH = thresholds.read(__package__, "search", Search)
