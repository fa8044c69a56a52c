from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

app = FastAPI()
templates = Jinja2Templates(directory="depot/templates")
DONE_HEADERS = {"Cache-Control": "no-store", "Content-Security-Policy": "default-src 'none'"}


def too_many(seconds: int) -> HTMLResponse:
    return HTMLResponse(
        f"<p>Wait {seconds} seconds</p>",
        status_code=429,
        headers={**DONE_HEADERS, "Retry-After": str(seconds)},
    )


@app.get("/done")
def done(response: HTMLResponse):
    response.headers.update(DONE_HEADERS)
    return "done"


@app.get("/")
def index(request: Request, note: str):
    return templates.TemplateResponse(request, "index.html", {"note": note})
