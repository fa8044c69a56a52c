from pathlib import Path

from store import save


def upgrade(conn):
    for file in sorted(Path("migrations").glob("*.sql")):
        conn.execute(file.read_text())
