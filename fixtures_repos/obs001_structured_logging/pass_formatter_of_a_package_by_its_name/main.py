from fastapi import FastAPI
import logging
from stackdriver_log_formatter.formatter import StackdriverLogFormatter

app = FastAPI()
h = logging.StreamHandler()
h.setFormatter(StackdriverLogFormatter())
logging.getLogger().addHandler(h)


@app.get("/items")
def items():
    return []
