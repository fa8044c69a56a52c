import json

from fastapi import FastAPI, Request
from fastapi.templating import Jinja2Templates

app = FastAPI()
templates = Jinja2Templates("templates")


def topology(devices):
    found = {}
    for device in devices:
        found[device.key] = device.name
    return found


@app.get("/")
def index(request: Request):
    data = topology(request.app.state.devices)
    return templates.TemplateResponse("topology.html", {"request": request, "topology_data": json.dumps(data)})
