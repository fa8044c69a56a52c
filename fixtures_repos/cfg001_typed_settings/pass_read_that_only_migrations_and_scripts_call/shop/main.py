from fastapi import FastAPI

from shop.db import engine

app = FastAPI()


@app.get("/items")
def items() -> list[str]:
    with engine.connect() as connection:
        return list(connection.exec_driver_sql("select name from items").scalars())
