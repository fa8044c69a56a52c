from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root() -> list[str]:
    return []
