import uvicorn
from fastapi import FastAPI

app = FastAPI()


@app.post("/cut")
def cut() -> dict[str, str]:
    return {"state": "cut"}


def serve() -> None:
    uvicorn.run(app)
