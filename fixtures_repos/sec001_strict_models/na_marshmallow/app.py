from flask import Flask, request
from marshmallow import Schema, fields

app = Flask(__name__)


class OrderSchema(Schema):
    amount = fields.Integer(strict=True)


@app.post("/orders")
def create():
    return OrderSchema().load(request.get_json())
