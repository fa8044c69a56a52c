import logging
from logging.handlers import SysLogHandler

from flask import Flask

from shop.sync import pull

spare = logging.StreamHandler()


def create_app() -> Flask:
    app = Flask(__name__)
    journal = SysLogHandler()
    app.logger.addHandler(journal)
    layout = logging.Formatter("[%(asctime)s] %(message)s")
    app.add_url_rule("/pull", view_func=pull)
    return app
