from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table("marks")
