"""An index on the names of articles: what CI records is found by its name, thousands of times a run."""

from alembic import op

revision = "v3"
down_revision = "v2"


def upgrade() -> None:
    """Makes the index."""
    op.create_index("article_by_name", "article", ["name"])
