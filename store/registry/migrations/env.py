"""Takes the migrations on the connection, and in the transaction, that `store.registry.migrating` hands over."""

from alembic import context

from store.registry.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
