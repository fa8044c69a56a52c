from fastapi import Depends, FastAPI

app = FastAPI()


class Basket:
    def __init__(self) -> None:
        self.items: dict[str, int] = {}

    def add(self, name, count):
        self.items[name] = count

    def all(self):
        return self.items


def make_basket() -> Basket:
    return Basket()


def get_basket() -> Basket:
    basket = make_basket()
    return basket


@app.post("/basket")
def fill(name: str, basket: Basket = Depends(get_basket)):
    basket.add(name, 1)


@app.get("/basket")
def shown(basket: Basket = Depends(get_basket)):
    return basket.all()
