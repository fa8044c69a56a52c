from fastapi import Depends, FastAPI
from sqlalchemy import create_engine, text

from cellar.users import get_current_user

engine = create_engine("postgresql://cellar@db/cellar")
app = FastAPI()


@app.get("/presses/health/all")
def all_presses(user=Depends(get_current_user)):
    with engine.connect() as connection:
        connection.execute(text("UPDATE presses SET seen = now()"))
        return {"presses": "turning"}


@app.get("/health")
def health():
    return {"status": "ok"}
