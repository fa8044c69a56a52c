import json
import logging

from flask import Flask

FORMAT = json.dumps({"time": "%(asctime)s", "level": "%(levelname)s", "message": "%(message)s"})


def create_app():
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(FORMAT))
    app = Flask(__name__)
    app.logger.addHandler(handler)
    return app
