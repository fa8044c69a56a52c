from fastapi import FastAPI, Request
from fastapi.templating import Jinja2Templates

from depot.policies import WorkerPolicy

app = FastAPI()
app.add_middleware(WorkerPolicy)
templates = Jinja2Templates(directory="depot/templates")


@app.get("/")
def index(request: Request, note: str):
    return templates.TemplateResponse(request, "index.html", {"note": note})
