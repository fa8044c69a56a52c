import os

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

engine = create_engine(os.getenv("DATABASE_URL", "sqlite:///./local.db"))


def get_session():
    with Session(engine) as session:
        yield session
