from fastapi import FastAPI

from jobs import worker

app = FastAPI()


@app.post("/jobs/{name}")
def submit(name: str):
    return worker.submit(name)


@app.get("/jobs/{name}")
def status(name: str):
    return worker.status(name)
