import json
import logging
import sys


def publish(data: dict) -> None:
    sys.stdout.write(json.dumps(data) + "\n")


class Publishing(logging.StreamHandler):
    def emit(self, record: logging.LogRecord) -> None:
        publish({"level": record.levelname, "text": record.getMessage()})
