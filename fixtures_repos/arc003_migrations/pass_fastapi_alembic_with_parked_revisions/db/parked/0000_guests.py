import sqlalchemy as sa
from alembic import op

revision = "0000"
down_revision = None


def upgrade():
    op.create_table("guests", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("guests")
