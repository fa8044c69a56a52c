from sqlalchemy import text
from sqlalchemy.orm import Session


class TaskGateway:
    def __init__(self, session: Session) -> None:
        self.session = session

    def every(self) -> list[str]:
        return list(self.session.scalars(text("SELECT name FROM task")))
