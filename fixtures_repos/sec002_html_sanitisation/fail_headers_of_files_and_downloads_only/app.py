from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel

from downloads import headers


class Uploads(StaticFiles):
    async def get_response(self, path, scope):
        response = await super().get_response(path, scope)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = "default-src 'none'"
        return response


class Note(BaseModel):
    text: str


app = FastAPI()
app.mount("/uploads", Uploads(directory="uploads"))
notes: list[Note] = []


@app.post("/notes")
def add(note: Note):
    notes.append(note)
    return notes


@app.get("/files/{name}")
def download(name: str):
    return FileResponse(f"files/{name}", headers=headers(name))
