import os
import re
import sys

import coloredlogs
from flask import Flask

from shop.settings import NAME

sys.path.append(os.environ["SHOP_HOME"])

configs = {"production": "shop.settings"}


def create_app(config_name=None):
    if config_name is None:
        config_name = os.environ.get("SHOP_CONFIG", "production")
    app = Flask(NAME)
    app.config.from_object(configs[config_name])
    return app


app = create_app(os.environ.get("SHOP_CONFIG", "production"))


@app.get("/")
def index():
    if "COLOREDLOGS_LOG_FORMAT" not in os.environ:
        coloredlogs.DEFAULT_LOG_FORMAT = "%(message)s"
    if "DISPLAY" not in os.environ and "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        return "no display"
    if os.getenv("OTEL_EXPORTER_OTLP_ENDPOINT"):
        return "traced"
    if any("KUBERNETES" in name for name in os.environ) or os.getenv("CUDA_PATH"):
        return "in a cluster, built " + os.environ.get("SHOP_BUILD_DATE", "")
    return str([name for name in ("LANG", "LC_ALL") if os.environ.get(name)])


def filled(text):
    for variable in re.findall("#ENV_([^#]+)#", text):
        text = text.replace(variable, os.environ.get(variable, ""))
    return text


def in_container():
    return os.path.exists("/.dockerenv") or "HOSTNAME" in os.environ
