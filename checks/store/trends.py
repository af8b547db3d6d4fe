"""How articles did over time, by week and by desk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select

from checks.store.articles import Articles, Entry
from checks.store.database import Database
from checks.store.queries import Query
from checks.store.schema import ARTICLE, VERSION

Band = tuple[float, float]
"""The lowest and the highest figure aimed at."""


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
        self.database, self.articles = database, Articles(database)

    def weeks(self, query: Query, targets: Mapping[str, Band]) -> tuple[list[Week], dict[str, Week]]:
        """Week by week, the first one first, and the same figures for each desk over the whole time.

        `targets` are bands of reading ease by desk; "" is for the others, and for articles of no desk.
        """
        first = self._first_scores()
        weeks: dict[date, list[Entry]] = {}
        desks: dict[str, list[Entry]] = {}
        for entry in self.articles.entries(query):
            day = entry.changed.astimezone().date()
            weeks.setdefault(day - timedelta(days=day.weekday()), []).append(entry)
            desks.setdefault(entry.desk, []).append(entry)
        return (
            [_week(monday, entries, first, targets) for monday, entries in sorted(weeks.items())],
            {desk: _week(date.min, entries, first, targets) for desk, entries in sorted(desks.items())},
        )

    def _first_scores(self) -> dict[str, int]:
        first = select(ARTICLE.c.id, VERSION.c.score).join(VERSION, VERSION.c.article == ARTICLE.c.id)
        scored = first.where(VERSION.c.number == 1, VERSION.c.score.is_not(None))
        with self.database.reading() as connection:
            return dict(map(tuple, connection.execute(scored)))


def _week(monday: date, entries: Sequence[Entry], first: Mapping[str, int], targets: Mapping[str, Band]) -> Week:
    words = sum(entry.words for entry in entries)
    counts: dict[str, int] = {}
    for entry in entries:
        for category, count in entry.counts.items():
            counts[category] = counts.get(category, 0) + count
    measured = [(entry.desk, entry.reading_ease) for entry in entries if entry.reading_ease is not None]
    bands = [(targets.get(desk, targets[""]), ease) for desk, ease in measured]
    return Week(
        monday=monday,
        articles=len(entries),
        words=words,
        score=_mean(entry.score for entry in entries),
        came_in=_mean(first.get(entry.id) for entry in entries),
        reading_ease=_mean(ease for _, ease in measured),
        on_target=_mean(100 * (low <= ease <= high) for (low, high), ease in bands),
        density={category: round(1000 * count / max(words, 1), 2) for category, count in counts.items()},
    )


def _mean(values: Iterable[float | None]) -> float | None:
    there = [value for value in values if value is not None]
    return round(sum(there) / len(there), 1) if there else None
