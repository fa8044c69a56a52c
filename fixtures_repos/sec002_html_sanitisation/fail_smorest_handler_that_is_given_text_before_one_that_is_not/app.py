import marshmallow as ma
from flask import Flask
from flask_smorest import Api, Blueprint

app = Flask(__name__)
api = Api(app)
pages = Blueprint("pages", __name__)


class Note(ma.Schema):
    title = ma.fields.String(required=True)


@pages.route("/keys", methods=["POST"])
@pages.response(200, Note)
def renew():
    return {"title": "new"}


@pages.route("/notes", methods=["POST"])
@pages.arguments(Note)
@pages.response(201, Note)
def write(note):
    return note


api.register_blueprint(pages)
