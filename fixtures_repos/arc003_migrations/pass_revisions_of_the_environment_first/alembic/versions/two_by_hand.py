revision = "a2"
down_revision = "a1"


def upgrade():
    pass
