"""Run by Alembic, on the connection that it is handed."""

from alembic import context

from checks.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,  # SQLite's too: the transaction is our own
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
