from fastapi import FastAPI

app = FastAPI()
hooks: dict[str, str] = {}


@app.post("/hooks/{name}")
def register(name: str, address: str) -> None:
    hooks[name] = address


@app.get("/hooks/{name}")
def find(name: str) -> str:
    return hooks[name]
