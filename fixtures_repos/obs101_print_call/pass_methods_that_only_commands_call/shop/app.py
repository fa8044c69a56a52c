from fastapi import FastAPI

from shop.commands import version
from shop.report import Table

app = FastAPI()


@app.get("/version")
def shown():
    return version()


@app.get("/rows")
def rows():
    return Table().rows()
