from alembic import context

context.configure()
with context.begin_transaction():
    context.run_migrations()
