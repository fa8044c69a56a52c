import os

from fastapi import Depends, FastAPI
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

engine = create_engine(os.environ["DATABASE_URL"])
app = FastAPI()


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)


def get_db():
    with Session(engine) as session:
        yield session


@app.get("/users/{user_id}")
def read(user_id: int, session: Session = Depends(get_db)):
    return session.get(User, user_id)
