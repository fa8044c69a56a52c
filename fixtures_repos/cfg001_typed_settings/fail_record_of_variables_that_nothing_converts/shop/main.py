from fastapi import FastAPI

from shop.config import SETTINGS

app = FastAPI(title=SETTINGS.title, debug=SETTINGS.debug)
