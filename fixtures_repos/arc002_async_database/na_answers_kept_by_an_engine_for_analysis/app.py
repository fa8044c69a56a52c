from fastapi import FastAPI

from figures import Kept

app = FastAPI()
kept = Kept("kept.db")


@app.post("/answers/{key}")
def answer(key: str) -> None:
    kept.keep(key, "42")
