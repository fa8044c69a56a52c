import importlib
from pathlib import Path

from shop.db import connect

FOLDER = Path(__file__).parent


def start():
    with connect() as connection:
        done = {row[0] for row in connection.execute("SELECT name FROM applied")}
        for file in sorted(FOLDER.glob("migrations/step_*.py")):
            if file.stem not in done:
                importlib.import_module(f"shop.migrations.{file.stem}").upgrade(connection)
                connection.execute("INSERT INTO applied (name) VALUES (%s)", (file.stem,))
