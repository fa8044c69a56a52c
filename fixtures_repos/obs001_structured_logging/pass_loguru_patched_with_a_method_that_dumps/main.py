from fastapi import FastAPI

from log import logger

app = FastAPI()


@app.get("/")
def root():
    logger.info("asked")
    return {}
