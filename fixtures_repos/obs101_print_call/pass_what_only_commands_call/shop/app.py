from fastapi import FastAPI

from shop.schema import schema

app = FastAPI()


@app.get("/schema")
def shown():
    return schema()
