import os
import uuid
from pathlib import Path

from fastapi import FastAPI, HTTPException, UploadFile
from fastapi.responses import FileResponse
from werkzeug.utils import secure_filename

app = FastAPI()
ROOT = Path("/srv/files")
ALLOWED = {"terms.pdf", "prices.pdf"}


@app.get("/download")
def download(name: str):
    path = (ROOT / name).resolve()
    if not path.is_relative_to(ROOT):
        raise HTTPException(404)
    return FileResponse(path)


@app.get("/allowed")
def allowed(name: str):
    if name not in ALLOWED:
        raise HTTPException(404)
    return FileResponse(ROOT / name)


@app.get("/number")
def number(number: int):
    return FileResponse(ROOT / f"{number}.pdf")


@app.get("/id/{key}")
def by_id(key: uuid.UUID):
    return FileResponse(ROOT / str(key))


@app.get("/base")
def base(name: str):
    return FileResponse(ROOT / os.path.basename(name))


@app.post("/upload")
def upload(file: UploadFile):
    with open(ROOT / secure_filename(file.filename), "wb") as target:
        target.write(file.file.read())


@app.get("/fixed")
def fixed(name: str):
    with open("/srv/files/index.json") as file:
        return {"name": name, "index": file.read()}
