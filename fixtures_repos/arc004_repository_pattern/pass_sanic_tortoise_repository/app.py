from sanic import Sanic, json

from note_repo import NoteRepo

app = Sanic("notes")


@app.get("/notes")
async def notes(request):
    return json(len(await NoteRepo().everything()))
