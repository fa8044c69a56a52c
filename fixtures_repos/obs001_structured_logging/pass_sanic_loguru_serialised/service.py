import sys

from loguru import logger
from sanic import Sanic

logger.remove()
logger.add(sys.stdout, serialize=True)
app = Sanic("service")
