import logging

from pythonjsonlogger import jsonlogger


def configure():
    print "configuring"
    handler = logging.StreamHandler()
    handler.setFormatter(jsonlogger.JsonFormatter())
    logging.getLogger().addHandler(handler)


def unfinished(:
