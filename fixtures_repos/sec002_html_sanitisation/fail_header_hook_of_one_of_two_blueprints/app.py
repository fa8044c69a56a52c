from flask import Blueprint, Flask, request

app = Flask(__name__)
notes = Blueprint("notes", __name__)
pages = Blueprint("pages", __name__)


@pages.after_request
def headers(response):
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@notes.post("/notes")
def add():
    return {"text": request.json["text"]}


app.register_blueprint(notes)
app.register_blueprint(pages)
