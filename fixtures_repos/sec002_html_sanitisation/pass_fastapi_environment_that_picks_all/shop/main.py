from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, select_autoescape

app = FastAPI()
pages = Environment(loader=PackageLoader("shop"), autoescape=select_autoescape(default=True))


@app.get("/orders/{name}")
def order(name: str) -> HTMLResponse:
    return HTMLResponse(pages.get_template("order.jinja").render(name=name))
