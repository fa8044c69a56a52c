from flask import Flask, make_response, request
from flask_cors import CORS, cross_origin

app = Flask(__name__)
CORS(app, supports_credentials=True)  # expect: SEC104


@app.get("/me")
@cross_origin(supports_credentials=True)  # expect: SEC104
def me():
    return {}


@app.get("/echo")
def echo():
    response = make_response("{}")
    response.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin")  # expect: SEC104
    response.headers["Access-Control-Allow-Credentials"] = "true"
    return response
