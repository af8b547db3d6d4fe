"""Versions of articles, each with what was found in it and its scores."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from checks.core.finding import INFO, Finding, Measure
from checks.core.score import Score
from checks.store.articles import locked, now
from checks.store.database import Database
from checks.store.schema import FINDING, SCORE, VERSION

CAME_IN, EDITED, RECORDED = "came in", "edited", "recorded"
SITTING = timedelta(minutes=30)
"""Work that goes on within this time belongs to one version."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as it is kept: where it stood in its version's text, and what was said of it."""

    rule: str
    category: str
    severity: str
    starts: int
    ends: int
    message: str
    fingerprint: str


Key = Callable[[Found, bool], str]
"""What makes two findings one; the flag is true for one of the later text."""
AROUND = 8


@dataclass(frozen=True, slots=True)
class Version:
    """A text of an article. `origin` says how it came to be; `made` is when it last changed, in UTC."""

    id: int
    article: str
    number: int
    origin: str
    made: datetime
    text: str
    words: int
    score: int | None
    measures: Sequence[Mapping[str, Any]] = field(default_factory=tuple)

    def measure(self, name: str) -> float | None:
        """The value of a readability figure; None where it was not measured or does not hold."""
        return next((one["value"] for one in self.measures if one["name"] == name), None)


@dataclass(frozen=True, slots=True)
class Text:
    """What becomes a version: a text with what was found in it."""

    text: str
    findings: Sequence[Finding] = ()
    score: Score | None = None
    measures: Sequence[Measure] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the findings of one version in another."""

    mended: list[Found]
    new: list[Found]
    stayed: list[Found]


class Versions:
    """The versions of a database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def keep(self, article: str, text: Text, origin: str = EDITED, at: datetime | None = None) -> None:
        """Keeps a text as the article's last version.

        It takes the place of the last one where that reads the same, or is the work of the same sitting; what came in
        is never replaced by another text. Raises KeyError where the article was deleted.
        """
        with self.database.writing() as connection:
            locked(connection, article)
            self.put(connection, article, text, origin, at)

    def put(
        self, connection: Connection, article: str, text: Text, origin: str = EDITED, at: datetime | None = None
    ) -> None:
        """The same within a transaction that has locked the article: the next number is nobody else's."""
        at = now() if at is None else at
        row = version_row(text) | {"made": at}
        last = self._last(connection, article)
        if last is None:
            row |= {"article": article, "number": 1, "origin": CAME_IN if origin == EDITED else origin}
            key = connection.execute(insert(VERSION).values(**row).returning(VERSION.c.id)).scalar_one()
        elif last.text == text.text or (last.origin == origin == EDITED and at - last.made < SITTING):
            key = last.id
            if last.text == text.text:
                row["made"] = last.made
            connection.execute(update(VERSION).where(VERSION.c.id == key).values(**row))
        else:
            row |= {"article": article, "number": last.number + 1, "origin": origin}
            key = connection.execute(insert(VERSION).values(**row).returning(VERSION.c.id)).scalar_one()
        self._details(connection, key, text)

    def _last(self, connection: Connection, article: str) -> Version | None:
        found = select(VERSION).where(VERSION.c.article == article).order_by(VERSION.c.number.desc()).limit(1)
        row = connection.execute(found).mappings().one_or_none()
        return None if row is None else _version(row)

    def _details(self, connection: Connection, version: int, text: Text) -> None:
        for table in (FINDING, SCORE):
            connection.execute(delete(table).where(table.c.version == version))
        findings = [found_row(version, finding) for finding in text.findings]
        if findings:
            connection.execute(insert(FINDING), findings)
        if text.score is not None:
            counts = text.score.counts
            scores = [
                {"version": version, "category": category, "points": points, "findings": counts.get(category, 0)}
                for category, points in text.score.by_category.items()
                if counts.get(category)
            ]
            if scores:
                connection.execute(insert(SCORE), scores)

    def of(self, article: str) -> list[Version]:
        """The versions of an article, the first one first."""
        found = select(VERSION).where(VERSION.c.article == article).order_by(VERSION.c.number)
        with self.database.reading() as connection:
            return [_version(row) for row in connection.execute(found).mappings()]

    def last(self, article: str) -> Version | None:
        """The last version of an article."""
        with self.database.reading() as connection:
            return self._last(connection, article)

    def findings(self, version: int) -> list[Found]:
        """What was found in a version, in reading order."""
        columns = [FINDING.c[name] for name in Found.__slots__]
        found = select(*columns).where(FINDING.c.version == version).order_by(FINDING.c.starts, FINDING.c.id)
        with self.database.reading() as connection:
            return [Found(**row) for row in connection.execute(found).mappings()]

    def scores(self, version: int) -> dict[str, tuple[int, int]]:
        """Points and number of findings of each category that has any."""
        found = select(SCORE.c.category, SCORE.c.points, SCORE.c.findings).where(SCORE.c.version == version)
        with self.database.reading() as connection:
            return {category: (points, count) for category, points, count in connection.execute(found)}

    def count(self) -> int:
        """How many versions are kept."""
        with self.database.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(VERSION)).scalar_one())

    def compare(self, before: Version, after: Version) -> Comparison:
        """What was mended between two versions and what is new; hints are left out.

        Findings are matched as a multiset: by fingerprint, then by rule and the words around, then by rule and words.
        """
        texts = (before.text, after.text)
        old = [one for one in self.findings(before.id) if one.severity != INFO]
        new = [one for one in self.findings(after.id) if one.severity != INFO]
        stayed: list[Found] = []
        for key in (lambda one, _: one.fingerprint, _around(texts, AROUND), _around(texts, 0)):
            old, new, same = _matched(old, new, key)
            stayed += same
        return Comparison(old, new, sorted(stayed, key=lambda one: one.starts))


def _around(texts: tuple[str, str], width: int) -> Key:
    """The rule and the words that a finding of the first or second text is about, with so many characters around."""
    return lambda one, late: f"{one.rule}\0{texts[late][max(one.starts - width, 0) : one.ends + width]}"


def _matched(old: Iterable[Found], new: Iterable[Found], key: Key) -> tuple[list[Found], list[Found], list[Found]]:
    there = Counter(key(one, True) for one in new)
    gone: list[Found] = []
    taken: Counter[str] = Counter()
    for one in old:
        if there[key(one, False)] > taken[key(one, False)]:
            taken[key(one, False)] += 1
        else:
            gone.append(one)
    stayed: list[Found] = []
    fresh: list[Found] = []
    for one in new:
        (stayed if taken[key(one, True)] > 0 else fresh).append(one)
        taken[key(one, True)] -= 1
    return gone, fresh, stayed


def version_row(text: Text) -> dict[str, Any]:
    """What a text brings to its version's row."""
    return {
        "text": text.text,
        "words": len(text.text.split()),
        "score": None if text.score is None else text.score.total,
        "measures": [asdict(measure) for measure in text.measures],
    }


def found_row(version: int, finding: Finding) -> dict[str, Any]:
    """The row of a finding in a version."""
    same = {name: getattr(finding, name) for name in ("rule", "category", "severity", "message", "fingerprint")}
    return {"version": version, "starts": finding.span.start, "ends": finding.span.end, **same}


def _version(row: RowMapping) -> Version:
    return Version(**{**row, "measures": row["measures"] or ()})
