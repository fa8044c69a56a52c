from fastapi import FastAPI

from shop.database import tables
from shop.mailing import MAILERS

app = FastAPI()


@app.get("/tables")
def shown():
    MAILERS["smtp"]().send("shown")
    return tables()
