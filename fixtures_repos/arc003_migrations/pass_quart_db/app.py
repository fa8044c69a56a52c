from quart import Quart, g
from quart_db import QuartDB

app = Quart(__name__)
quart_db = QuartDB(app)


@app.post("/notes")
async def create():
    await g.connection.execute("INSERT INTO notes(text) VALUES ('x')")
    return {}
