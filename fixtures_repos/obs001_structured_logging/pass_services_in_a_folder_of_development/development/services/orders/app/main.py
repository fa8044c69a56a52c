from common.logs import set_up
from fastapi import FastAPI

from app.routes import router

set_up()
app = FastAPI()
app.include_router(router)
