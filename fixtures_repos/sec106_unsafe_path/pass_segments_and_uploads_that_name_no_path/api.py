import json
from pathlib import Path
from typing import Literal

from fastapi import FastAPI
from fastapi.responses import FileResponse

app = FastAPI()
FOLDER = Path("/srv/plots")


def read_plot(plot: str):
    with open(FOLDER / f"{plot}.json") as file:
        return json.load(file)


@app.get("/plots/{plot}")
def plot(plot: str):
    return read_plot(plot)


@app.get("/pictures/{picture}.{kind}")
def picture(picture: str, kind: Literal["png", "jpg"]):
    shown = FOLDER / f"{picture}.{kind}"
    return FileResponse(path=shown)


@app.get("/maps/{map}")
def map_of(map: str):
    return FileResponse(f"/srv/maps/map-{map}/whole.pdf")
