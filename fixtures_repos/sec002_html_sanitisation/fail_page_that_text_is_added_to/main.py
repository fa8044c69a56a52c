from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


@app.get("/{name}")
def page(name: str) -> HTMLResponse:
    html = "<p>"
    html += name
    html += "</p>"
    return HTMLResponse(html)
