from fastapi import FastAPI

from notes import notes

app = FastAPI()


@app.put("/notes/{name}")
def save(name: str, text: str):
    notes.save(name, text)


@app.get("/notes/{name}")
def load(name: str):
    return notes.load(name)
