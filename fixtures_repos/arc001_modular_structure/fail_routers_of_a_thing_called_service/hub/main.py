import os

from fastapi import FastAPI
from sqlalchemy import create_engine

from hub.routers import everything

app = FastAPI()
engine = create_engine(os.environ["HUB_DB"])
for each in everything:
    app.include_router(each.create())


@app.get("/offers")
def offers():
    with engine.connect() as connection:
        return connection.exec_driver_sql("select name from offers").all()
