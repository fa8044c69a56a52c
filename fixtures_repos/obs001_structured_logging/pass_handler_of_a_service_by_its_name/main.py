from fastapi import FastAPI
import logging
from logzio.handler import LogzioHandler

app = FastAPI()
logging.getLogger().addHandler(LogzioHandler("token"))


@app.get("/items")
def items():
    return []
