import os

from fastapi import FastAPI

from shop.settings import Settings

app = FastAPI(title=Settings().name)


class Runner:
    def __init__(self, size=os.environ["SHOP_SIZE"]):  # expect: CFG102
        self.size = size
