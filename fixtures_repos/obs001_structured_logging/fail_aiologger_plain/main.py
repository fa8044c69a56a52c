from fastapi import FastAPI
from aiologger import Logger

app = FastAPI()
logger = Logger.with_default_handlers()


@app.get("/items")
def items():
    return []
