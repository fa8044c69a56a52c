from fastapi import FastAPI
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, Template

app = FastAPI()


class Pages:
    def __init__(self):
        self._templates = Environment(loader=PackageLoader("shop", "templates"))  # expect: SEC103

    def page(self, name):
        return self._templates.get_template("page.html").render(name=name)


@app.get("/support/{order}")
def support(order: str):
    address = Template("<p>{{ order }}</p>").render(order=order)  # expect: SEC103
    return HTMLResponse(address) if order else RedirectResponse(address)
