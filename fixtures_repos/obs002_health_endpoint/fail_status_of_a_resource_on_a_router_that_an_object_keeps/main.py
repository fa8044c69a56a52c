from fastapi import FastAPI

from lamps import Lamps
from store import Store

app = FastAPI()
lamps = Lamps(Store())
app.include_router(lamps.router)
