"""Articles with the state of work on them, what was ignored, and words: the tables from before there were migrations.

A database that has them already is left as it is.
"""

import sqlalchemy as sa
from alembic import op

revision = "v1"
down_revision = None


def upgrade() -> None:
    """Makes what is missing."""
    op.create_table(
        "article",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("findings", sa.Integer, nullable=False),
        sa.Column("score", sa.Integer),
        sa.Column("changed", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "ignored",
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        if_not_exists=True,
    )
    op.create_index("ignored_of", "ignored", ["article"], if_not_exists=True)
    op.create_table("word", sa.Column("word", sa.Text, primary_key=True), if_not_exists=True)
