import sys

from loguru import logger
from starlette.applications import Starlette

logger.add(sys.stdout, serialize=True)
app = Starlette(routes=[])
