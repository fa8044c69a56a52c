from fastapi import FastAPI

from app.db import Session
from app.models import Item

app = FastAPI()


@app.post("/items")
def create(name: str) -> int:
    with Session() as session:
        item = Item(name=name)
        session.add(item)
        session.commit()
        return item.id
