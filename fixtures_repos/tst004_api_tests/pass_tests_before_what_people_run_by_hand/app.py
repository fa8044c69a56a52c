from fastapi import FastAPI

app = FastAPI()


@app.get("/notes")
def notes() -> list[str]:
    return []


@app.get("/health")
def health() -> dict[str, str]:
    return {}
