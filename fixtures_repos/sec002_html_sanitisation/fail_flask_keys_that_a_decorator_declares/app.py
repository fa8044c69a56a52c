from flask import Flask, jsonify, request
from webargs import fields
from webargs.flaskparser import use_kwargs

app = Flask(__name__)


@app.route("/kilns/<number>/share", methods=["POST"])
@use_kwargs(
    {
        "user_email": fields.Str(required=True),
        "message": fields.Str(),
    },
    location="json",
)
def share(number, user_email, message):
    return jsonify({"shared": number, "message": message})


@app.route("/kilns", methods=["POST"])
def build():
    maker = request.json["maker"]
    return jsonify({"maker": maker})
