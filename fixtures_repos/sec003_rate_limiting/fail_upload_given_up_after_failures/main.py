import os

import redis
from fastapi import FastAPI, HTTPException, UploadFile

app = FastAPI()
kept = redis.Redis.from_url(os.environ["REDIS_URL"])
MOST = 5


@app.post("/pieces/{number}")
async def take(number: str, file: UploadFile) -> None:
    key = f"failures:{number}"
    failed = kept.get(key)
    if failed and int(failed) >= MOST:
        raise HTTPException(status_code=429, detail="Failed to store the piece")
    try:
        with open(f"/pieces/{hash(number)}", "wb") as piece:
            piece.write(await file.read())
    except OSError:
        kept.incr(key)
        raise HTTPException(status_code=503, detail="Failed to write") from None
