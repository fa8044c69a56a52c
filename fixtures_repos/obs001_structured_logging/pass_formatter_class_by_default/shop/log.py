import json
import logging
import sys


class Lines(logging.Formatter):
    def format(self, record):
        return json.dumps({"at": record.created, "message": record.getMessage()})


def set_up(stream=sys.stdout, formatter=Lines, level=logging.INFO):
    handler = logging.StreamHandler(stream)
    formatter = formatter(fmt="%(message)s")
    handler.setFormatter(formatter)
    logging.root.addHandler(handler)
    logging.root.setLevel(level)
