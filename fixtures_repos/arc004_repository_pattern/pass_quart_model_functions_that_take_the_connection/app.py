from quart import Quart, g
from quart_db import QuartDB

from models.note import insert_note, select_note

app = Quart(__name__)
quart_db = QuartDB(app)


@app.post("/notes")
async def create():
    await insert_note(g.connection, "x")
    return {}
