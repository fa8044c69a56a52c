from sanic import Sanic
from sanic.response import json

app = Sanic("notes")


@app.route("/notes")
async def notes(request):
    return json([])
