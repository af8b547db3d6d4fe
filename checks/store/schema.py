"""The tables. A change here wants a migration beside it: see migrations/versions."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

METADATA = MetaData()
REVISIONS = ("v1", "v2", "v3", "v4", "v5")
"""The schemas so far, as the migrations name them; the last one is what stands here."""


class Moment(TypeDecorator[datetime]):
    """A point in time, kept as ISO 8601 in UTC: both databases sort and show such a text alike."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Any) -> str | None:
        """The text that is kept."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, _: Any) -> datetime | None:
        """The time that was kept."""
        return None if value is None else datetime.fromisoformat(value)


def _article(**options: Any) -> Column[str]:
    return Column("article", String, ForeignKey("article.id", ondelete="CASCADE"), nullable=False, **options)


def _version(**options: Any) -> Column[int]:
    return Column("version", Integer, ForeignKey("version.id", ondelete="CASCADE"), nullable=False, **options)


# What the list shows stands in the article's own row: 5,000 articles are listed, sorted and filtered by one query.
ARTICLE = Table(
    "article",
    METADATA,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("score", Integer),
    Column("changed", Moment, nullable=False),
    Column("state", Text),
    Column("desk", Text, nullable=False, server_default=""),
    Column("status", Text, nullable=False, server_default="draft"),
    Column("serial", Integer, nullable=False, server_default="0"),
    Column("reading_ease", Float),
    Column("school_years", Float),
    Column("counts", JSON),
    Column("copy_of", Text),
    Column("note", Text, nullable=False, server_default=""),
    Column("source", LargeBinary),
    Column("encoding", Text),
    Column("recorded", Text),  # the name under which CI records it; no two articles have the same
    Index("article_by_change", "changed"),
    Index("article_by_name", "name"),
    Index("article_by_record", "recorded", unique=True),
)
VERSION = Table(
    "version",
    METADATA,
    Column("id", Integer, primary_key=True),
    _article(index=True),
    Column("number", Integer, nullable=False),
    Column("origin", Text, nullable=False),
    Column("made", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("score", Integer),
    Column("measures", JSON),
    UniqueConstraint("article", "number"),
)
FINDING = Table(
    "finding",
    METADATA,
    Column("id", Integer, primary_key=True),
    _version(index=True),
    Column("rule", Text, nullable=False, index=True),
    Column("category", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("starts", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Column("message", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
)
SCORE = Table(
    "score",
    METADATA,
    _version(primary_key=True),
    Column("category", String, primary_key=True),
    Column("points", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
)
DECISION = Table(
    "decision",
    METADATA,
    Column("id", Integer, primary_key=True),
    _article(index=True),
    Column("made", Moment, nullable=False),
    Column("what", Text, nullable=False),
    Column("rule", Text, nullable=False, index=True),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
)
IGNORED = Table(
    "ignored",
    METADATA,
    Column("article", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Index("ignored_of", "article"),
)
WORD = Table("word", METADATA, Column("word", String, primary_key=True))
TERM = Table(
    "term",
    METADATA,
    Column("term", String, primary_key=True),
    Column("preferred", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("proposed", Moment, nullable=False),
)
