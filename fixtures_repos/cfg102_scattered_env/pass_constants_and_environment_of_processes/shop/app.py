import os
import subprocess

from fastapi import FastAPI

from shop import constants
from shop.settings import Settings

app = FastAPI(title=Settings().name)


class Runner:
    def __init__(self, start=os.environ):
        self.start = start

    def run(self):
        subprocess.run(["convert", constants.SHOP_SIZE], env=dict(self.start), check=True)
