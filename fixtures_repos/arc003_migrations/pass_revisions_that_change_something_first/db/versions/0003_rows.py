import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.create_table("rows", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("rows")
