import os

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from tornado.web import Application, RequestHandler

from models import User

engine = create_engine(os.environ["DATABASE_URL"])


class Users(RequestHandler):
    def get(self):
        with Session(engine) as session:
            self.write({"count": len(session.scalars(select(User)).all())})


app = Application([(r"/users", Users)])
