from fastapi import FastAPI

from shop.mail import SHOP_TOKEN
from shop.settings import settings

app = FastAPI()


@app.get("/")
def told() -> int:
    return len(settings.database_url + SHOP_TOKEN)
