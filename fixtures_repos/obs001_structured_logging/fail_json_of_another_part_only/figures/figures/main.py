import logging

from pythonjsonlogger.json import JsonFormatter


def main():
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    logging.getLogger().info("counted")
