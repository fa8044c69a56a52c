import logging

from fastapi import FastAPI
from opentelemetry.sdk._logs import LoggerProvider, LoggingHandler

provider = LoggerProvider()


class CollectorHandler(LoggingHandler):
    def __init__(self):
        super().__init__(logger_provider=provider)


logging.basicConfig(level="INFO")
app = FastAPI()


@app.get("/orders")
def orders() -> list[str]:
    return []
