from alembic import context
from sqlalchemy import create_engine

from shop.db import owner_url
from shop.models import metadata

with create_engine(owner_url()).connect() as connection:
    context.configure(connection=connection, target_metadata=metadata)
    context.run_migrations()
