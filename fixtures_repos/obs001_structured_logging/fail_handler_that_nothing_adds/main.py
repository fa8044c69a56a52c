import logging

from fastapi import FastAPI
from pythonjsonlogger.json import JsonFormatter


def set_up_logs() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    handler.setLevel(logging.INFO)
    logging.basicConfig(level=logging.INFO)


set_up_logs()
app = FastAPI()
