import os

from quart import Quart

from kiosk.config.loader import Loader
from kiosk.config.shape import KioskConfig

app = Quart(__name__)
config = Loader.load(os.environ.get("KIOSK_CONFIG", "kiosk.yml"), KioskConfig)


@app.get("/")
async def told():
    return {"title": config.title}
