import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("orders", sa.Column("name", sa.String))


def downgrade():
    op.drop_table("orders")
