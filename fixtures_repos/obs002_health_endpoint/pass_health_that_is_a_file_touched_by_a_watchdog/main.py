from fastapi import FastAPI
from starlette.responses import FileResponse

app = FastAPI()


@app.get("/healthz")
def healthz() -> FileResponse:
    return FileResponse("/run/shop/alive.txt")
