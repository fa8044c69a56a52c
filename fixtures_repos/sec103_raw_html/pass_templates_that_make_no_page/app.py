import json
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from jinja2 import Environment, PackageLoader, Template

app = FastAPI()


class Mailer:
    def __init__(self):
        self._templates = Environment(loader=PackageLoader("shop", "templates"))

    def welcome(self, name):
        return self._templates.get_template("welcome.jinja2").render(name=name)


@app.get("/support/{order}")
def support(order: str):
    template = Template(Path("templates/address.jinja2").read_text())
    address = template.render(order=order)
    return RedirectResponse(address)


@app.get("/blocks/{order}")
def blocks(order: str):
    return json.loads(Template(Path("templates/blocks.jinja2").read_text()).render(order=order))
