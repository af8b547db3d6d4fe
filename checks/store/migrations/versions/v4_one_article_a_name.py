"""What CI records has one article a name; doubles, which programs made that ran at once, become one again.

A double that an editor has touched stays as it is.
"""

import sqlalchemy as sa
from alembic import op

revision = "v4"
down_revision = "v3"

UNTOUCHED = """
    SELECT id, name FROM article
    WHERE state IS NULL AND status = 'draft' AND note = ''
        AND NOT EXISTS (SELECT 1 FROM ignored WHERE ignored.article = article.id)
        AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.article = article.id)
    ORDER BY changed, id
"""
RECORDED = """
    SELECT id, name FROM article
    WHERE EXISTS (SELECT 1 FROM version WHERE version.article = article.id AND version.origin = 'recorded')
    ORDER BY changed, id
"""


def upgrade() -> None:
    """Merges the doubles, then names the article that is recorded under each name, and keeps it the only one."""
    op.add_column("article", sa.Column("recorded", sa.Text))
    connection = op.get_bind()
    doubles: dict[str, list[str]] = {}
    for article, name in connection.execute(sa.text(UNTOUCHED)).all():
        doubles.setdefault(name, []).append(article)
    for articles in doubles.values():
        if len(articles) > 1:
            _merge(connection, articles)
    last = {name: article for article, name in connection.execute(sa.text(RECORDED)).all()}
    for name, article in last.items():
        connection.execute(
            sa.text("UPDATE article SET recorded = :name WHERE id = :article"), {"name": name, "article": article}
        )
    op.create_index("article_by_record", "article", ["recorded"], unique=True)


def _merge(connection: sa.Connection, articles: list[str]) -> None:
    """Gives the versions of all to the one that changed last, in the order in which they were kept."""
    *others, kept = articles
    listed = sa.text("SELECT id, text FROM version WHERE article IN :articles ORDER BY id")
    versions = connection.execute(listed.bindparams(sa.bindparam("articles", articles, expanding=True))).all()
    moved = sa.text("UPDATE version SET article = :article, number = :number WHERE id = :id")
    for key, _ in versions:  # no number is anybody's until all have moved
        connection.execute(moved, {"article": kept, "number": -key, "id": key})
    number, before = 0, None
    for key, text in versions:
        if text == before:
            connection.execute(sa.text("DELETE FROM version WHERE id = :id"), {"id": key})
        else:
            number, before = number + 1, text
            connection.execute(moved, {"article": kept, "number": number, "id": key})
    connection.execute(sa.text("DELETE FROM article WHERE id = :id"), [{"id": article} for article in others])
