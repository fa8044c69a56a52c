from alembic import context
from house_library.database import run_migrations_offline, run_migrations_online

from tables import Base

if context.is_offline_mode():
    run_migrations_offline(Base.metadata)
else:
    run_migrations_online(Base.metadata)
