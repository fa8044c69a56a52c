from service import app
from service.shapes import as_csv


@app.get("/crates")
def crates():
    return as_csv(["oak", "pine"])
