import logging

from pythonjsonlogger.json import JsonFormatter


def get_logger():
    return logging.getLogger("app")


def configure_logging():
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
