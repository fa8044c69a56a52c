import sys

from fastapi import FastAPI
from loguru import logger

logger.configure(handlers=[{"sink": sys.stderr, "level": "INFO"}])
app = FastAPI()
