from alembic import context

from shop.tables import metadata

context.configure(target_metadata=metadata)
