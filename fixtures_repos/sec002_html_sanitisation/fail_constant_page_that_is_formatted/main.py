from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()
PAGE = "<p>{name}</p>"
OTHER = "<p>%s</p>"


@app.get("/{name}", response_class=HTMLResponse)
def page(name: str) -> str:
    return PAGE.format(name=name)


@app.get("/other/{name}", response_class=HTMLResponse)
def other(name: str) -> str:
    return OTHER % name
