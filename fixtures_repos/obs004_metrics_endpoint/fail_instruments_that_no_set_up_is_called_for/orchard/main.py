from fastapi import FastAPI
from house_telemetry.otel import setup_otel

from orchard.counts import picked

app = FastAPI()


@app.get("/trees")
def trees() -> list[str]:
    picked.add(1)
    return [setup_otel.__name__]
