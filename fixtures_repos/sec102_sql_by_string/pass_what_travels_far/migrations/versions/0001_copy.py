from alembic import op

from shop.more import copy_table

revision = "1"
down_revision = None


def upgrade():
    copy_table("orders", "old_orders", op.get_bind())
