"""Versions, findings by version, scores, decisions and terms on trial; articles get desk and status.

Of every article the text that came in and the text as it reads become versions.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "v2"
down_revision = "v1"


def upgrade() -> None:
    """Makes the tables and fills them from what was kept."""
    _articles()
    _versions()
    _findings()
    _review()
    _fill(op.get_bind())


def _articles() -> None:
    with op.batch_alter_table("article") as table:
        table.alter_column("state", existing_type=sa.Text, nullable=True)
        table.add_column(sa.Column("desk", sa.Text, nullable=False, server_default=""))
        table.add_column(sa.Column("status", sa.Text, nullable=False, server_default="draft"))
        table.add_column(sa.Column("serial", sa.Integer, nullable=False, server_default="0"))
        table.add_column(sa.Column("reading_ease", sa.Float))
        table.add_column(sa.Column("school_years", sa.Float))
        table.add_column(sa.Column("counts", sa.JSON))
        table.add_column(sa.Column("copy_of", sa.Text))
        table.add_column(sa.Column("note", sa.Text, nullable=False, server_default=""))
        table.add_column(sa.Column("source", sa.LargeBinary))
        table.add_column(sa.Column("encoding", sa.Text))
    op.create_index("article_by_change", "article", ["changed"])


def _belongs(name: str, **options: Any) -> sa.Column[Any]:
    kind = sa.Text if name == "article" else sa.Integer
    return sa.Column(name, kind, sa.ForeignKey(f"{name}.id", ondelete="CASCADE"), nullable=False, **options)


def _versions() -> None:
    op.create_table(
        "version",
        sa.Column("id", sa.Integer, primary_key=True),
        _belongs("article", index=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("score", sa.Integer),
        sa.Column("measures", sa.JSON),
        sa.UniqueConstraint("article", "number"),
    )


def _findings() -> None:
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer, primary_key=True),
        _belongs("version", index=True),
        sa.Column("rule", sa.Text, nullable=False, index=True),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("severity", sa.Text, nullable=False),
        sa.Column("starts", sa.Integer, nullable=False),
        sa.Column("ends", sa.Integer, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
    )
    op.create_table(
        "score",
        _belongs("version", primary_key=True),
        sa.Column("category", sa.String, primary_key=True),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("findings", sa.Integer, nullable=False),
    )


def _review() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer, primary_key=True),
        _belongs("article", index=True),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False, index=True),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
    )
    op.create_table(
        "term",
        sa.Column("term", sa.String, primary_key=True),
        sa.Column("preferred", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("proposed", sa.Text, nullable=False),
    )


def _fill(connection: sa.Connection) -> None:
    articles = connection.execute(sa.text("SELECT id, words, score, changed, state FROM article")).mappings().all()
    for article in articles:
        state = json.loads(article["state"])
        original, text = state["original"], state["text"]
        counts: dict[str, int] = {}
        for item in state["items"]:
            counts[item["finding"]["category"]] = counts.get(item["finding"]["category"], 0) + 1
        connection.execute(
            sa.text("UPDATE article SET counts = :counts WHERE id = :id"),
            {"counts": json.dumps(counts), "id": article["id"]},
        )
        if original != text:
            _version(connection, article, 1, original, None)
        last = _version(connection, article, 1 + (original != text), text, article["score"])
        for item in state["items"]:
            _finding(connection, last, item["finding"])


def _version(connection: sa.Connection, article: sa.RowMapping, number: int, text: str, score: int | None) -> int:
    row = {
        "article": article["id"],
        "number": number,
        "origin": "came in" if number == 1 else "edited",
        "made": article["changed"],
        "text": text,
        "words": len(text.split()),
        "score": score,
    }
    made = connection.execute(
        sa.text(
            "INSERT INTO version (article, number, origin, made, text, words, score)"
            " VALUES (:article, :number, :origin, :made, :text, :words, :score) RETURNING id"
        ),
        row,
    )
    return int(made.scalar_one())


def _finding(connection: sa.Connection, version: int, found: dict[str, Any]) -> None:
    span = found["span"]
    connection.execute(
        sa.text(
            "INSERT INTO finding (version, rule, category, severity, starts, ends, message, fingerprint)"
            " VALUES (:version, :rule, :category, :severity, :starts, :ends, :message, :fingerprint)"
        ),
        {"version": version, "starts": span["start"], "ends": span["end"]}
        | {name: found[name] for name in ("rule", "category", "severity", "message", "fingerprint")},
    )
