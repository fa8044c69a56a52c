import os

import parcel_sdk
from flask import Flask

from shop import scales, texts, tills
from shop.settings import NAME


def create_app():
    app = Flask(NAME)
    if "SHOP_CONFIGURATION" in os.environ:
        app.config.from_envvar("SHOP_CONFIGURATION")
    if not os.environ.get("PARCEL_SDK_SKIP_CHECK"):
        parcel_sdk.check()
    texts.set_up(name="shop")
    return app


app = create_app()


@app.get("/")
def index():
    return f"{scales.weigh(3)} {tills.TILL_NAME} {os.environ.get('SUPERVISOR_PROCESS_NAME')}"


@app.post("/forget")
def forget():
    os.environ.pop("SHOP_TOKEN", None)
    return ""
