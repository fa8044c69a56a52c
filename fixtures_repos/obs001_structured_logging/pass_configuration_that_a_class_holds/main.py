from logging.config import dictConfig

from fastapi import FastAPI

from logs import LogConfig

dictConfig(LogConfig().model_dump())
app = FastAPI()
