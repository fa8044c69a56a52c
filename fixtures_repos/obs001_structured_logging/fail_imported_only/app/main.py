import structlog
from fastapi import FastAPI

logger = structlog.get_logger()
app = FastAPI()
