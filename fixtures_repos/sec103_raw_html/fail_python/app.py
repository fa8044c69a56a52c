import markdown
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from markupsafe import Markup

app = FastAPI()


@app.get("/hello")
def hello(name: str):
    return HTMLResponse(f"<h1>Hello {name}</h1>")  # expect: SEC103


def rendered(text: str):
    return Markup(markdown.markdown(text))  # expect: SEC103
