import inspect
import sqlite3

LEDGER = "ledger"


def create(connection: sqlite3.Connection):
    columns = inspect.cleandoc(
        f"""
        {LEDGER} (
            name TEXT NOT NULL
        )
        """
    )
    connection.execute(f"CREATE TABLE {columns}")
