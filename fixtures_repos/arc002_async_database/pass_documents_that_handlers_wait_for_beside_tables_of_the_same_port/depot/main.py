import os

from fastapi import Depends, FastAPI

from depot.documents import DocumentCrates
from depot.port import Crates
from depot.tables import SessionLocal, TableCrates

app = FastAPI()


def crates_of_request() -> Crates:
    if os.environ["STORE"] == "documents":
        return DocumentCrates()
    return TableCrates(SessionLocal())


@app.get("/crates")
async def crates(store: Crates = Depends(crates_of_request)) -> list[str]:
    return await store.names()
