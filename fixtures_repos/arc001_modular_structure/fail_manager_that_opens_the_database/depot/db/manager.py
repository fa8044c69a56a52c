import sqlalchemy
from sqlalchemy.orm import sessionmaker


class Manager:
    def __init__(self, address):
        self.engine = sqlalchemy.create_engine(address)
        self.sessions = sessionmaker(bind=self.engine)

    @property
    def session(self):
        return self.sessions()
