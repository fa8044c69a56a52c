import json
import sys

from fastapi import FastAPI
from loguru import logger

app = FastAPI()


def line(record: dict) -> str:
    record["extra"]["json"] = json.dumps({"text": record["message"], "level": record["level"].name})
    return "{extra[json]}\n"


logger.remove()
logger.add(sys.stdout, format=line)
