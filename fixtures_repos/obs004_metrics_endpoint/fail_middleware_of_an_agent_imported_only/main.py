from fastapi import FastAPI
from scout_apm.async_.starlette import ScoutMiddleware  # noqa: F401

app = FastAPI()


@app.get("/parcels")
def parcels():
    return []
