from fastapi import FastAPI

app = FastAPI()


@app.post("/notes")
def add(text: str) -> dict[str, str]:
    return {"text": text}
