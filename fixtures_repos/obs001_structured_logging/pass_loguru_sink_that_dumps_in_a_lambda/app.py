import sys

import orjson
from fastapi import FastAPI
from loguru import logger


def line(record: dict) -> str:
    return orjson.dumps({"level": record["level"].name, "message": record["message"]}).decode()


logger.remove()
logger.add(lambda message: print(line(message.record), file=sys.stderr))
app = FastAPI()
