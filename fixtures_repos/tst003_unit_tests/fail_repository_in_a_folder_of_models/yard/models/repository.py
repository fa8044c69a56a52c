from sqlalchemy import text
from sqlalchemy.orm import Session


class Repository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def open(self) -> list[str]:
        return list(self.session.scalars(text("SELECT name FROM task WHERE done = 0")))

    def finish(self, name: str) -> None:
        self.session.execute(text("UPDATE task SET done = 1 WHERE name = :name"), {"name": name})
