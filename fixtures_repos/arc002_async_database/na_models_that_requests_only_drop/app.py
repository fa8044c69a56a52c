from fastapi import FastAPI

import learned

app = FastAPI()


@app.get("/models")
def listed() -> list[str]:
    return list(learned.held)


@app.delete("/models/{name}")
def drop(name: str) -> None:
    learned.held.pop(name)
    if not learned.held:
        learned.reset()
