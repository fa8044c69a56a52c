import logging

from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.get("/me")
def me():
    encoded_jwt = request.headers.get("X-Token")
    logger.debug("received %s", encoded_jwt)  # expect: OBS103
    return {"header": encoded_jwt.split(".")[0], "kind": encoded_jwt.partition(" ")[0].lower()}
