import logging

from fastapi import FastAPI

from parcels_client.configuration import Configuration

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
app = FastAPI()


@app.get("/parcels")
def parcels() -> list[str]:
    return [str(Configuration())]
