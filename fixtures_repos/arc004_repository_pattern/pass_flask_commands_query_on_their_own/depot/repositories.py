from sqlalchemy import select

from depot.models import Crate, session


class CrateRepository:
    def every(self):
        return session.scalars(select(Crate)).all()

    def add(self, name):
        session.add(Crate(name=name))
        session.commit()
