from fastapi import FastAPI

app = FastAPI()


@app.get("/api/v1/notes/{name}")
def notes(name: str):
    return name
