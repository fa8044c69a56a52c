from fastapi import FastAPI

from words import Words

app = FastAPI()
words = Words({"hull": "the body of a ship"})


@app.get("/words/{word}")
def meaning(word: str) -> list[str]:
    table = words.table("ships")
    return table.search(word)
