from alembic import context

from models import Base

context.configure(target_metadata=Base.metadata)
