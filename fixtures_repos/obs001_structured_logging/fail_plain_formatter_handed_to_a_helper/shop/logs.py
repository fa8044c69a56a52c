import logging
import sys

from pythonjsonlogger.jsonlogger import JsonFormatter


class Lines(JsonFormatter):
    def process_log_record(self, record):
        record["service"] = "shop"
        return record


def init_app(app):
    for handler in handlers(app):
        app.logger.addHandler(handler)


def handlers(app):
    stream = logging.StreamHandler(sys.stdout)
    if app.debug:
        return [prepared(stream, logging.Formatter("%(message)s"))]
    return [prepared(stream, logging.Formatter("%(asctime)s %(message)s"))]


def prepared(handler, formatter):
    handler.setFormatter(formatter)
    return handler
