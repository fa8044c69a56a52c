from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from string import Template

app = FastAPI()


PAGE = Template("<p>$name</p>")


@app.get("/{name}", response_class=HTMLResponse)
def page(name: str) -> str:
    return PAGE.substitute(name=name)
