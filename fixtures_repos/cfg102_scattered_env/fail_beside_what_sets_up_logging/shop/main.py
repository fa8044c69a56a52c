import os

import sentry_sdk
from fastapi import FastAPI

from shop import settings
from shop.logging_config import set_up

set_up()
if os.getenv("SENTRY_DSN"):
    sentry_sdk.init()
if os.getenv("SENTRY_SHARE"):  # expect: CFG102
    sentry_sdk.set_tag("shared", "yes")
app = FastAPI()


@app.get("/")
def home():
    return {"host": os.getenv("SHOP_HOST"), "database": settings.DATABASE_URL}  # expect: CFG102
