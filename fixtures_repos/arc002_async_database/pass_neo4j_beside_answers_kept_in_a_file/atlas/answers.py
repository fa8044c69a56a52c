import json
import sqlite3


class Answers:
    """What the model has answered before."""

    def __init__(self, folder: str) -> None:
        self.connection = sqlite3.connect(f"{folder}/answers.db", check_same_thread=False)
        self.connection.execute("CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, text TEXT)")

    def find(self, question: str) -> str | None:
        row = self.connection.execute("SELECT text FROM answers WHERE question = ?", (question,)).fetchone()
        return json.loads(row[0]) if row else None
