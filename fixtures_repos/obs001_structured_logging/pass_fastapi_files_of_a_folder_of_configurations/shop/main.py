from fastapi import FastAPI

from shop.logs import configure

configure()
app = FastAPI()
