import json
import os

from flask import Flask, request

app = Flask(__name__)


@app.post("/login")
def login():
    app.logger.info("key %s", request.headers.get("X-Api-Key"))  # expect: OBS103
    app.logger.info("key %s", os.getenv("SIGNING_SECRET"))  # expect: OBS103
    app.logger.info("got " + str(request.form["password"]))  # expect: OBS103
    app.logger.info(json.dumps({"password": request.json["password"]}))  # expect: OBS103
    app.logger.info("page %s", request.args.get("page_token"))
    app.logger.info("type %s", request.headers.get("Content-Type"))
    return ""
