from fastapi import FastAPI

import prisma
from depot.shelf import shelf

app = FastAPI(title=prisma.__name__)


@app.get("/parcels/{number}")
def parcel(number: str):
    return shelf.find_unique(number)
