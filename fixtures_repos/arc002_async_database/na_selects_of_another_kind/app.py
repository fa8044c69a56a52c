import flask
from menu_core import choices, shell

app = flask.Flask(__name__)


@app.get("/menu/<name>")
def menu(name):
    return {"lines": shell.session.execute(choices.select(name).where("open"))}
