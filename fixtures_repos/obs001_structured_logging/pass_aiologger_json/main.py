from fastapi import FastAPI
from aiologger.loggers.json import JsonLogger

app = FastAPI()
logger = JsonLogger.with_default_handlers()


@app.get("/items")
def items():
    return []
