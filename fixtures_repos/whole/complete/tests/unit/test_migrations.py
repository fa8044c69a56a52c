from pathlib import Path

from alembic import command
from alembic.config import Config

ROOT = Path(__file__).resolve().parents[2]


def test_the_migrations_lead_to_the_tables_of_the_models() -> None:
    config = Config(ROOT / "alembic.ini")
    command.upgrade(config, "head")
    command.check(config)


def test_the_migrations_can_be_undone() -> None:
    config = Config(ROOT / "alembic.ini")
    command.upgrade(config, "head")
    command.downgrade(config, "base")
