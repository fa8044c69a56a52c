from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

app = FastAPI()
templates = Jinja2Templates(directory="depot/templates")
SECURE_HEADERS = {"Content-Security-Policy": "default-src 'self'"}


@app.middleware("http")
async def guard(request: Request, call_next):
    if request.headers.get("x-closed"):
        return HTMLResponse("closed", status_code=503, headers=SECURE_HEADERS)
    response = await call_next(request)
    response.headers.update(SECURE_HEADERS)
    return response


@app.get("/")
def index(request: Request, note: str):
    return templates.TemplateResponse(request, "index.html", {"note": note})
