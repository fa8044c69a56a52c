import logging

from flask import Flask, request
from lark import Lark

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.get("/terms")
def terms():
    for token in Lark("start: WORD").parse(request.args["terms"]).children:
        logger.info("read %s", token)
    return ""


@app.get("/secrets")
def secrets(store):
    known_secret = store.search(request.args["name"])
    logger.info("found", extra={"known_secret": known_secret})
    return {"environment": known_secret[0].environment}


@app.get("/index")
def index():
    for api_token in ["%y", "%m"]:
        if api_token in request.args["index"]:
            logger.warning("did you mean %s", api_token)
    return ""


@app.get("/refused")
def refused():
    key = request.headers["X-Key"]
    shown_api_key = f"{key[:4]}********{key[-4:]}" if len(key) > 8 else "*" * 8
    logger.error(f"refused {shown_api_key}")
    return "", 401
