"""boats"""

from alembic import op
import sqlalchemy as sa

revision = "1f0c"
down_revision = None


def upgrade():
    op.create_table("boat", sa.Column("id", sa.Integer(), primary_key=True))
