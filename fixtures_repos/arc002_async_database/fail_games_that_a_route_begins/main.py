from fastapi import FastAPI

app = FastAPI()


class Game:
    def __init__(self) -> None:
        self.moves: list[str] = []


games: dict[str, Game] = {}


@app.post("/games/{name}")
def begin(name: str) -> None:
    games[name] = Game()


@app.get("/games/{name}")
def moves(name: str) -> list[str]:
    return games[name].moves
