from fastapi import FastAPI, Request
from fastapi.templating import Jinja2Templates

from shop.jobs import Jobs

app = FastAPI()
pages = Jinja2Templates(directory="pages")
jobs = Jobs()


@app.get("/")
def home(request: Request):
    return pages.TemplateResponse(request, "home.html")


@app.post("/jobs")
def add(name: str):
    jobs.start(name)
    return {"name": name}
