import logging

from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.get("/terms")
def terms():
    for token in request.args.getlist("token"):
        logger.info("read %s", token)  # expect: OBS103
    return ""


@app.get("/refused")
def refused():
    password = request.headers["X-Key"]
    shown_api_key = f"{password}********" if len(password) > 8 else "*" * 8
    logger.error(f"refused {shown_api_key}")  # expect: OBS103
    whole_api_key = f"{request.args['name']}:{request.args['rest']}"
    logger.error(f"refused {whole_api_key}")  # expect: OBS103
    return password[0].upper(), 401
