import os

from sqlalchemy import Column, Integer, MetaData, Table, create_engine


class UserDb:
    def __init__(self):
        self.engine = create_engine(os.environ["DATABASE_URL"])
        self.users = Table("users", MetaData(), Column("id", Integer, primary_key=True))

    def add_user(self, user):
        with self.engine.connect() as conn:
            conn.execute(self.users.insert().values(user))

    def get_user(self, key):
        with self.engine.connect() as conn:
            return conn.execute(self.users.select().where(self.users.c.id == key)).first()
