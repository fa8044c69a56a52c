import work_common.logging
from fastapi import FastAPI

work_common.logging.structlog_configure()
app = FastAPI()
