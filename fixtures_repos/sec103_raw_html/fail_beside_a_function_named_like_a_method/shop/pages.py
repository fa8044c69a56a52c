from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from shop.texts import get

app = FastAPI()


class Page:
    @property
    def title(self):
        return get("title", "none")


@app.get("/pages/{name}")
def show(name: str):
    return HTMLResponse(f"<h1>{Page().title}</h1><p>{name}</p>")  # expect: SEC103
