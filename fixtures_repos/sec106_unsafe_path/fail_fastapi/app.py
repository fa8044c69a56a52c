import os
from pathlib import Path

from fastapi import FastAPI, UploadFile
from fastapi.responses import FileResponse

from files import load

app = FastAPI()
ROOT = Path("/srv/files")


@app.get("/download")
def download(name: str):
    return FileResponse(ROOT / name)  # expect: SEC106


@app.get("/files/{path:path}")
def files(path: str):
    full = os.path.join("/srv/files", path)
    with open(full) as file:  # expect: SEC106
        return file.read()


@app.post("/upload")
def upload(file: UploadFile):
    (ROOT / file.filename).write_bytes(b"")  # expect: SEC106
    with open(f"/srv/files/{file.filename}", "wb") as target:  # expect: SEC106
        target.write(file.file.read())


@app.get("/report")
def report(name: str):
    return load(name)


@app.get("/segment/{name}")
def segment(name: str):
    return FileResponse(f"/srv/files/{name}")  # expect: SEC106
