import logging.config

from fastapi import FastAPI

logging.config.fileConfig("logging.ini", disable_existing_loggers=False)
app = FastAPI()
