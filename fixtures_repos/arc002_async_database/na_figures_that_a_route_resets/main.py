from fastapi import FastAPI

from figures import guard

app = FastAPI()


@app.get("/figures")
def figures() -> dict[str, int]:
    return guard.told()


@app.post("/figures/reset")
def reset(name: str | None = None) -> None:
    guard.reset(name)
