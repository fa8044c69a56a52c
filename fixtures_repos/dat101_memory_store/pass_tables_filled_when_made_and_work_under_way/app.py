import time

from fastapi import FastAPI

app = FastAPI()
under_way: set[str] = set()


class Layouts:
    def __init__(self):
        self._layouts = {}
        self._fill()

    def _fill(self):
        self._layouts["invoice"] = ("number", "sum")
        self._layouts.update(offer=("number",))

    def names(self):
        return list(self._layouts)


class Printer:
    def __init__(self):
        self.layouts = Layouts()

    def print(self, name: str):
        under_way.add(name)
        try:
            time.sleep(1)
        finally:
            under_way.discard(name)


layouts = Layouts()


@app.post("/prints/{name}")
def start(name: str):
    Printer().print(name)


@app.get("/layouts")
def all_layouts():
    return layouts.names()


@app.get("/prints")
def prints():
    return sorted(under_way)
