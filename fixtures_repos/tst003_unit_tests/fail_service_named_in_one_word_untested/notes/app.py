import os

from quart import Quart, request

from notes.notesservice import NotesService

app = Quart(__name__)


@app.put("/notes/<key>")
async def put(key: str) -> dict:
    notes: NotesService = app.notes
    return await notes.add({"id": key, "body": await request.get_data(as_text=True)})


@app.get("/notes/<key>")
async def get(key: str) -> dict:
    notes: NotesService = app.notes
    return await notes.one(key)


@app.before_serving
async def start() -> None:
    app.notes = NotesService(os.environ["COSMOS_ADDRESS"], os.environ["COSMOS_KEY"])
