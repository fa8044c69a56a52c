from fastapi import FastAPI

app = FastAPI()


@app.post("/notes")
def add(text: str) -> str:
    return text
