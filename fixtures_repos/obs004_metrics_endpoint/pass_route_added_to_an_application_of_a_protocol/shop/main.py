from fastapi import FastAPI

from shop import view

app = FastAPI()
view.init(app)
