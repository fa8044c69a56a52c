from fastapi import FastAPI

app = FastAPI()


@app.get("/tides")
def tides() -> list[int]:
    return [1, 2]
