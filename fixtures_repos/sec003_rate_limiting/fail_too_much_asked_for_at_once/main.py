from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.post("/jobs")
async def jobs(count: int) -> None:
    if count > 10:
        raise HTTPException(429, "too much at once")
