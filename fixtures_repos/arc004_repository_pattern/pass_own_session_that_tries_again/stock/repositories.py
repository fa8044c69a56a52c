from sqlalchemy import select, update

from stock.session import TryingSession
from stock.tables import Crate


class CrateRepository:
    def __init__(self, session: TryingSession):
        self.session = session

    def of(self, hall):
        query = select(Crate).where(Crate.hall == hall)
        return self.session.execute(query).scalars().all()

    def first(self, hall):
        query = select(Crate).where(Crate.hall == hall).limit(1)
        return self.session.execute(query).scalars().first()

    def latest(self):
        query = select(Crate).order_by(Crate.id.desc())
        return self.session.execute(query).scalars().first()

    def move(self, crate, hall):
        statement = update(Crate).where(Crate.id == crate).values(hall=hall)
        self.session.execute(statement)
