import json
import logging
import os

from fastapi import FastAPI

app = FastAPI()


class JsonLines(logging.Formatter):
    def format(self, record):
        return json.dumps({"level": record.levelname, "message": record.getMessage()})


def set_up_logging(environment):
    handler = logging.StreamHandler()
    if environment == "development":
        formatter = logging.Formatter("%(asctime)s %(levelname)s %(message)s")
    else:
        formatter = JsonLines()
    handler.setFormatter(formatter)
    logging.getLogger().addHandler(handler)


set_up_logging(os.environ["APP_ENV"])


@app.get("/orders")
def orders():
    return []
