from fastapi import Depends, FastAPI

app = FastAPI()


class Orders:
    def __init__(self) -> None:
        self._names: list[str] = []

    def add(self, name: str) -> None:
        self._names.append(name)

    def all(self) -> list[str]:
        return list(self._names)


orders = Orders()


def get_orders() -> Orders:
    return orders


@app.post("/orders")
def add(name: str, kept: Orders = Depends(get_orders)) -> None:
    kept.add(name)


@app.get("/orders")
def listed(kept: Orders = Depends(get_orders)) -> list[str]:
    return kept.all()
