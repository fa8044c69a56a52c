from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("postgresql://shop@db/shop")
make_session = sessionmaker(engine)
app = FastAPI()


class ComponentState(BaseModel):
    name: str
    answers: bool


def session():
    with make_session() as opened:
        yield opened


@app.get("/api/status")
def state(db: Session = Depends(session)) -> list[ComponentState]:
    try:
        db.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        raise HTTPException(503) from error
    return [ComponentState(name="database", answers=True)]
