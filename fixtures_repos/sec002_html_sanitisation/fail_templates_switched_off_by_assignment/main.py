from fastapi import FastAPI, Request
from fastapi.templating import Jinja2Templates

app = FastAPI()
templates = Jinja2Templates("templates")
templates.env.autoescape = False


@app.get("/{name}")
def page(request: Request, name: str):
    return templates.TemplateResponse(request, "page.html", {"name": name})
