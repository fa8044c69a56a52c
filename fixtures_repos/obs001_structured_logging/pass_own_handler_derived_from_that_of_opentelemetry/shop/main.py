import logging.config
import os

from fastapi import FastAPI
from opentelemetry.sdk._logs import LoggerProvider, LoggingHandler

HANDLERS = {"console": {"class": "logging.StreamHandler"}}
USED = ["console"]

if os.environ.get("COLLECTOR"):
    provider = LoggerProvider()

    class CollectorHandler(LoggingHandler):
        def __init__(self):
            super().__init__(logger_provider=provider)

    HANDLERS.update({"collector": {"()": CollectorHandler, "level": "INFO"}})
    USED.append("collector")

logging.config.dictConfig({"version": 1, "handlers": HANDLERS, "root": {"handlers": USED}})
app = FastAPI()


@app.get("/orders")
def orders() -> list[str]:
    return []
