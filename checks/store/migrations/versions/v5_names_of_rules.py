"""Findings, decisions and the work on the desk call rules by the names that they have today."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from checks.core.renamed import renamed

revision = "v5"
down_revision = "v4"


def upgrade() -> None:
    """Writes the new names, of a rule that became several the first. Fingerprints know rules by their first names."""
    connection = op.get_bind()
    names = {old: new[0] for old, new in renamed().items()}
    for table in ("finding", "decision"):
        changing = sa.text(f"UPDATE {table} SET rule = :new WHERE rule = :old")  # noqa: S608 - a table of ours
        connection.execute(changing, [{"old": old, "new": new} for old, new in names.items()])
    states = connection.execute(sa.text("SELECT id, state FROM article WHERE state IS NOT NULL")).all()
    for article, state in states:
        connection.execute(
            sa.text("UPDATE article SET state = :state WHERE id = :id"),
            {"id": article, "state": json.dumps(_renamed(json.loads(state), names))},
        )


def _renamed(part: Any, names: dict[str, str]) -> Any:
    """The state with the rules of its findings renamed, however deep they stand, and those that are switched off."""
    if isinstance(part, list):
        return [_renamed(item, names) for item in part]
    if not isinstance(part, dict):
        return part
    new = {key: _renamed(value, names) for key, value in part.items()}
    if isinstance(part.get("rule"), str):
        new["rule"] = names.get(part["rule"], part["rule"])
    if isinstance(part.get("muted"), list):
        new["muted"] = [names.get(one, one) for one in part["muted"]]
    return new
