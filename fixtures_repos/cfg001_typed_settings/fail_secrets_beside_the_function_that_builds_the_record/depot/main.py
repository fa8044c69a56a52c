import hmac
import os

from fastapi import FastAPI, Header, HTTPException

from depot.config import get_config

app = FastAPI(title=get_config().title)


@app.get("/crates")
def crates(x_key: str = Header(...)) -> list[str]:
    expected = os.getenv("WAREHOUSE_API_KEY", "")
    if not expected or not hmac.compare_digest(x_key, expected):
        raise HTTPException(403)
    return []


@app.get("/shelves")
def shelves(x_key: str = Header(...)) -> list[str]:
    expected = os.getenv("DEPOT_INTERNAL_KEY", "")
    if not expected or not hmac.compare_digest(x_key, expected):
        raise HTTPException(403)
    return []
