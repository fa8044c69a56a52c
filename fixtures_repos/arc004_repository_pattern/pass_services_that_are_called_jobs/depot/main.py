from fastapi import FastAPI

from depot.services import jobs

app = FastAPI()


@app.get("/jobs")
def waiting() -> list[int]:
    return [parcel.id for parcel in jobs.waiting()]


@app.post("/jobs")
def start() -> None:
    jobs.start("waiting")
