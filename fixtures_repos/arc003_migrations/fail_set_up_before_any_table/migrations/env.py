from alembic import context

from shop.app import db

context.configure(target_metadata=db.metadata)
