import logging
import os

from flask import Flask

app = Flask(__name__)
logger = logging.getLogger(__name__)


def is_set(secret: str) -> bool:
    if not app.config.get(secret):
        logger.warning("please set %s", secret)
        return False
    return True


def is_given(secret: str) -> bool:
    if not os.environ.get(secret):
        logger.warning("please give %s", secret)
        return False
    return True
