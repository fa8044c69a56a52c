from fastapi import FastAPI

from depot.winter_storage import WinterStorageService

app = FastAPI()


@app.get("/price/{days}")
def price(days: int):
    return WinterStorageService().price(days)
