import os

import parcel_sdk
from flask import Flask

from shop import scales, texts, tills
from shop.settings import NAME


def create_app():
    app = Flask(NAME)
    if "SHOP_CONFIGURATION" in os.environ:  # expect: CFG102
        app.config.from_envvar("SHOP_OTHER_CONFIGURATION")
    if not os.environ.get("PARCELSDK_SKIP_CHECK"):  # expect: CFG102
        parcel_sdk.check()
    texts.set_up(name="shop")
    texts.set_up()
    return app


app = create_app()


@app.get("/")
def index():
    return f"{scales.weigh(3)} {tills.ring(2)} {os.environ.get('SUPERVISOR_SOCKET')}"  # expect: CFG102


@app.post("/forget")
def forget():
    token = os.environ.pop("SHOP_TOKEN", None)  # expect: CFG102
    return token or ""
