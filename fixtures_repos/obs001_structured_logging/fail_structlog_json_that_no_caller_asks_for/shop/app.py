import os

from fastapi import FastAPI

from shop.log import set_up

app = FastAPI()
set_up()
