from typing import List

from fastapi import Depends, FastAPI
from pydantic import BaseModel
from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, sessionmaker

engine = create_engine("postgresql://shop@db/shop")
make_session = sessionmaker(engine)
Base = declarative_base()
app = FastAPI()


class Stage(Base):
    __tablename__ = "stage"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class StageOut(BaseModel):
    id: int
    name: str


def session():
    with make_session() as opened:
        yield opened


@app.get("/ping")
def ping() -> dict[str, str]:
    return {"answer": "pong"}


@app.get("/api/status/", response_model=List[StageOut])
def stages(db: Session = Depends(session)):
    return db.query(Stage).all()
