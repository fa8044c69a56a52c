import os

import redis
from fastapi import FastAPI, HTTPException, UploadFile

app = FastAPI()
redis_client = redis.Redis.from_url(os.environ["REDIS_URL"])
MOST = 5


@app.post("/pieces/{number}")
async def take(number: str, file: UploadFile) -> None:
    key = f"failures:{number}"
    failed = redis_client.get(key)
    if failed and int(failed) >= MOST:
        raise HTTPException(status_code=429, detail="Failed to store the piece")
    try:
        with open(f"/pieces/{hash(number)}", "wb") as piece:
            piece.write(await file.read())
    except OSError:
        redis_client.incr(key)
        raise HTTPException(status_code=503, detail="Failed to write") from None
