import os

from fastapi import Depends, FastAPI
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

from shop.tables import Order

app = FastAPI()
sessions = sessionmaker(create_engine(os.environ["DATABASE_URL"]))


def session():
    with sessions() as opened:
        yield opened


@app.get("/orders")
def orders(db: Session = Depends(session)) -> list[int]:
    return [order.id for order in Order.newest(db)]
