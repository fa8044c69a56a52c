from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from pathlib import Path

app = FastAPI()



@app.get("/{name}", response_class=HTMLResponse)
def page(name: str) -> str:
    return Path("page.html").read_text().replace("{{name}}", name)
