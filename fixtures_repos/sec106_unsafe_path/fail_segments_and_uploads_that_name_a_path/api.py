from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse

app = FastAPI()
FOLDER = Path("/srv/plots")


@app.get("/plots/{plot:path}")
def plot(plot: str):
    return FileResponse(f"/srv/plots/{plot}.json")  # expect: SEC106


@app.get("/maps/{map}")
def map_of(map: str):
    return FileResponse(f"/srv/maps/{map}/whole.pdf")  # expect: SEC106


@app.get("/lists")
def list_of(name: str):
    with open(FOLDER / f"{name}.json") as file:  # expect: SEC106
        return file.read()
