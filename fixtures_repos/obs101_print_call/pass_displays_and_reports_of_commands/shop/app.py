from fastapi import FastAPI

from shop.folders import FOLDER
from shop.progress import CopyProgress
from shop.stock import amount

app = FastAPI()


@app.post("/copies")
def copy(names: list[str]):
    return [FOLDER / name for name in CopyProgress(names)]


@app.get("/stock")
def stock():
    return amount()
