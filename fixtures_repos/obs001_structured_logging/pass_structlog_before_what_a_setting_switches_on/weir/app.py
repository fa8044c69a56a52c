import os

import sentry_sdk
from fastapi import FastAPI

from weir.logs import set_up

set_up()
if os.getenv("SENTRY_DSN"):
    sentry_sdk.init(dsn=os.getenv("SENTRY_DSN"), enable_logs=True)
app = FastAPI()


@app.get("/levels")
def levels():
    return []
