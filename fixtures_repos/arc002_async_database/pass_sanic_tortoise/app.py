import os

from sanic import Sanic, json
from tortoise.contrib.sanic import register_tortoise

from models import Note

app = Sanic("notes")
register_tortoise(app, db_url=os.environ["DATABASE_URL"], modules={"models": ["models"]})


@app.post("/notes")
async def create(request):
    note = await Note.create(text="x")
    return json({"id": note.id})
