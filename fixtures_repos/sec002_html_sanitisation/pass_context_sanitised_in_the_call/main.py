import markdown
import nh3
from fastapi import FastAPI, Request
from fastapi.templating import Jinja2Templates

app = FastAPI()
templates = Jinja2Templates("templates")


@app.get("/")
def page(request: Request, text: str):
    return templates.TemplateResponse(request, "page.html", {"body": nh3.clean(markdown.markdown(text))})
