"""How articles did over time, by week and by desk."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Text, and_, cast, select, type_coerce

from checks.store.database import Database
from checks.store.queries import Query, selected
from checks.store.schema import ARTICLE, VERSION

Band = tuple[float, float]
"""The lowest and the highest figure aimed at."""
_Figures = tuple[int, int | None, float | None, str | None, int | None]
"""Of an article: words, score, reading ease, findings by category as they are kept, and the score it came in with."""


@dataclass(frozen=True, slots=True)
class Week:
    """The articles last changed in a week: `monday` is its first day.

    `score` and `came_in` are means, of the texts as they read and as they came in; `density` is findings per 1,000
    words by category; `on_target` the share of measured articles inside the desk's band of reading ease.
    """

    monday: date
    articles: int
    words: int
    score: float | None
    came_in: float | None
    reading_ease: float | None
    on_target: float | None
    density: Mapping[str, float] = field(default_factory=dict)


class Trends:
    """What the articles of a database add up to."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def weeks(self, query: Query, targets: Mapping[str, Band]) -> tuple[list[Week], dict[str, Week]]:
        """Week by week, the first one first, and the same figures for each desk over the whole time.

        `targets` are bands of reading ease by desk; "" is for the others, and for articles of no desk.
        """
        weeks: dict[date, _Sum] = {}
        desks: dict[str, _Sum] = {}
        for changed, desk, figures in self._lines(query):
            day = datetime.fromisoformat(changed).astimezone().date()
            monday, band = day - timedelta(days=day.weekday()), targets.get(desk, targets[""])
            weeks.setdefault(monday, _Sum()).add(band, figures)
            desks.setdefault(desk, _Sum()).add(band, figures)
        return (
            [one.week(monday) for monday, one in sorted(weeks.items())],
            {desk: one.week(date.min) for desk, one in sorted(desks.items())},
        )

    def _lines(self, query: Query) -> Iterator[tuple[str, str, _Figures]]:
        """What of each article is added up; no more of it is read, and nothing turned into objects: it is thousands."""
        first = and_(VERSION.c.article == ARTICLE.c.id, VERSION.c.number == 1)
        lines = select(
            type_coerce(ARTICLE.c.changed, Text),
            *(ARTICLE.c[name] for name in ("desk", "words", "score", "reading_ease")),
            cast(ARTICLE.c.counts, Text),
            VERSION.c.score,
        ).outerjoin_from(ARTICLE, VERSION, first)
        with self.database.reading() as connection:
            for changed, desk, *figures in connection.execute(selected(lines, query)):
                yield changed, desk, tuple(figures)


@dataclass(slots=True)
class _Sum:
    """What the articles of a week or of a desk add up to so far."""

    articles: int = 0
    words: int = 0
    scores: list[int] = field(default_factory=list)
    came_in: list[int] = field(default_factory=list)
    eases: list[float] = field(default_factory=list)
    on_target: int = 0
    counts: Counter[str | None] = field(default_factory=Counter)

    def add(self, band: Band, figures: _Figures) -> None:
        """Takes an article in."""
        words, score, ease, counts, came_in = figures
        self.articles += 1
        self.words += words
        self.counts[counts] += 1
        if score is not None:
            self.scores.append(score)
        if came_in is not None:
            self.came_in.append(came_in)
        if ease is not None:
            self.eases.append(ease)
            self.on_target += band[0] <= ease <= band[1]

    def week(self, monday: date) -> Week:
        """The means."""
        found: Counter[str] = Counter()
        for counts, times in self.counts.items():
            for category, count in (json.loads(counts or "null") or {}).items():
                found[category] += times * count
        return Week(
            monday=monday,
            articles=self.articles,
            words=self.words,
            score=_mean(self.scores),
            came_in=_mean(self.came_in),
            reading_ease=_mean(self.eases),
            on_target=round(100 * self.on_target / len(self.eases), 1) if self.eases else None,
            density={category: round(1000 * count / max(self.words, 1), 2) for category, count in found.items()},
        )


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 1) if values else None
