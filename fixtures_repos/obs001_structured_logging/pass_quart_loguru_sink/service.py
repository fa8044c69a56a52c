import json
import sys

from loguru import logger
from quart import Quart


def sink(message):
    record = message.record
    sys.stdout.write(json.dumps({"message": record["message"], "level": record["level"].name}) + "\n")


logger.remove()
logger.add(sink)
app = Quart(__name__)
