from fastapi import FastAPI
from orga_utilities.logging.structured_logger import StructuredLogger

logger = StructuredLogger(level="info", options={"log_format": "json"})
app = FastAPI()


@app.get("/")
def root():
    logger.info("asked")
    return {}
