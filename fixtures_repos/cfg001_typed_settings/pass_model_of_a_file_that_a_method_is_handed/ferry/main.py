from fastapi import FastAPI

from ferry.configuration import configured

configured.load_configuration("ferry.yaml")
app = FastAPI()


@app.get("/seats")
def seats() -> int:
    return configured._configuration.seats
