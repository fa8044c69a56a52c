from html import escape

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()
PAGE = "<p>{name}</p>"


@app.get("/{name}", response_class=HTMLResponse)
def page(name: str) -> str:
    return PAGE.format(name=escape(name))
