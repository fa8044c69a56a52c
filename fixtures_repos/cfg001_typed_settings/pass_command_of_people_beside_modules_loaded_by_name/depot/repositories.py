from sqlalchemy import select
from sqlalchemy.orm import Session

from depot.models import Crate


class CrateRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def every(self) -> list[Crate]:
        return list(self.session.scalars(select(Crate)))
