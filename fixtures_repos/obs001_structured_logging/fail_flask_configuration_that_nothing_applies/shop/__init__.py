from flask import Flask

from shop.logs import configure_logging


def create_app():
    return Flask(__name__)
