import httpx
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


class Page:
    @property
    def title(self):
        def get(name, otherwise):
            return httpx.get("https://texts.example").json().get(name, otherwise)

        return get("title", "none")


@app.get("/pages/{name}")
def show(name: str):
    return HTMLResponse(f"<h1>{Page().title}</h1><p>{name}</p>")  # expect: SEC103
