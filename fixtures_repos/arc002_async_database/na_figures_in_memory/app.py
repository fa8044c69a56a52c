from datetime import datetime

from bottle import Bottle, request

from files import Paste

FIGURES = {"pastes": Paste.count(), "refreshed": datetime.now()}
app = Bottle()


@app.get("/")
def home():
    return FIGURES


@app.post("/pastes")
def create():
    Paste(request.forms.get("text", "")).save()
    now = datetime.now()
    FIGURES["pastes"] = Paste.count()
    FIGURES["refreshed"] = now
    return {"status": "ok"}
