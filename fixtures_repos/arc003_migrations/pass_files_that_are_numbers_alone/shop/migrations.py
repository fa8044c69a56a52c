from pathlib import Path

from sqlalchemy import text

MIGRATIONS = Path(__file__).parent / "migrations"


async def run_migrations(engine) -> None:
    async with engine.begin() as connection:
        for file in sorted(MIGRATIONS.glob("*.sql"), key=lambda each: int(each.stem)):
            await connection.execute(text(file.read_text()))
