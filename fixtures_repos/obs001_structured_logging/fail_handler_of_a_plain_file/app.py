import logging.config

from fastapi import FastAPI

from outputs import NotesHandler
from settings import settings

logging.config.dictConfig(
    {
        "version": 1,
        "formatters": {"plain": {"format": "%(asctime)s %(message)s"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "plain"},
            "json": {"class": "outputs.NotesHandler", "formatter": "plain"},
        },
        "root": {"handlers": [settings.log_type]},
    }
)
app = FastAPI()


@app.get("/notes")
def notes():
    return []
