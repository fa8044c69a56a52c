from fastapi import FastAPI

from app.telemetry.meter_provider import used

app = FastAPI()


@app.get("/kilns")
def kilns() -> list[int]:
    return [used()]
