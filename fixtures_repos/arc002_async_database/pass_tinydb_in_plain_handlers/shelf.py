import os

from fastapi import Depends, FastAPI
from tinydb import Query, TinyDB

app = FastAPI()
Claim = Query()


def get_db() -> TinyDB:
    return TinyDB(os.environ["CLAIMS"])


@app.post("/claims/{name}")
def claim(name: str, db: TinyDB = Depends(get_db)) -> None:
    claims = db.table("claims")
    if not claims.search(Claim.name == name):
        claims.insert({"name": name})
