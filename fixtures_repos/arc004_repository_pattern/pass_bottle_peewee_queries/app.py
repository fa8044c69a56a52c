from bottle import Bottle

from queries import notes

app = Bottle()


@app.get("/notes")
def index():
    return {"count": len(notes())}
