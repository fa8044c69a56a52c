from flask import Flask
from servicelayer.logs import configure_logging


def create_app():
    configure_logging()
    return Flask(__name__)
