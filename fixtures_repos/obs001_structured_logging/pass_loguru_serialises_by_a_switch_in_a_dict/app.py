import os
import sys

from loguru import logger
from starlette.applications import Starlette


def set_up() -> None:
    as_json = os.environ.get("LOG_JSON") == "1"
    handler = {"sink": sys.stdout, "serialize": as_json}
    logger.configure(handlers=[handler])


set_up()
app = Starlette(routes=[])
