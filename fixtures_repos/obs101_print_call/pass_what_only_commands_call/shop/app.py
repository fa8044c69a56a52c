from fastapi import FastAPI

from shop.output import echo, refuse_old_options
from shop.schema import schema

app = FastAPI()


@app.get("/schema")
def shown():
    return schema()


@app.get("/options")
def options():
    echo("options")
    refuse_old_options()
