from fastapi import FastAPI

from shop.orders import review

app = FastAPI()


@app.get("/")
def home():
    return review({}, interactive=False)
