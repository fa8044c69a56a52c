from fastapi import FastAPI

app = FastAPI()


@app.post("/heartbeat")
async def record(origin: str) -> dict[str, str]:
    return {"origin": origin}


@app.get("/heartbeats/{heartbeat_id}")
async def read(heartbeat_id: str) -> dict[str, str]:
    return {"id": heartbeat_id}
