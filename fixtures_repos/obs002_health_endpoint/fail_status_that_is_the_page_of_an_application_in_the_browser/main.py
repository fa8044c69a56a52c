from pathlib import Path

from fastapi import FastAPI
from starlette.responses import FileResponse

app = FastAPI()


@app.get("/api/orders")
def orders() -> list[int]:
    return []


@app.get("/orders", include_in_schema=False)
@app.get("/status", include_in_schema=False)
def page() -> FileResponse:
    return FileResponse(Path(__file__).parent / "dist/index.html")
