import os

import coloredlogs
from flask import Flask

from shop.settings import NAME

app = Flask(NAME)


@app.get("/")
def index():
    """Variables of the service itself."""
    if "SHOP_FORMAT" not in os.environ:  # expect: CFG102
        coloredlogs.DEFAULT_LOG_FORMAT = "%(message)s"
    if "DISPLAY" in os.environ and "SHOP_DISPLAY" in os.environ:  # expect: CFG102
        return "a display"
    if os.getenv("OTEL_SHOP_ENVIRONMENT"):  # expect: CFG102
        return "traced"
    if any("SHOP" in name for name in os.environ):  # expect: CFG102
        return "ours"
    if os.environ.get("SHOP_BUILD_MODE"):  # expect: CFG102
        return "built"
    return str([name for name in ("SHOP_LANG", "LC_ALL") if os.environ.get(name)])  # expect: CFG102


def connect(name):
    return create_pool(os.environ["SHOP_POOL"], name)  # expect: CFG102


def create_pool(size, name):
    return size, name


def in_box():
    return os.path.exists("/.box") or "SHOP_BOX" in os.environ  # expect: CFG102
