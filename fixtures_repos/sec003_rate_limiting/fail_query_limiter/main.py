from fastapi import FastAPI

app = FastAPI()


class Limiter:
    """Bounds how many results a search returns."""

    def limit(self, rows: list[str], limit: int) -> list[str]:
        return rows[:limit]


@app.get("/search")
def search(limit: int = 10) -> list[str]:
    return Limiter().limit([], limit)
