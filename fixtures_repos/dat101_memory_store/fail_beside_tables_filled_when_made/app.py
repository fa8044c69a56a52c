from fastapi import FastAPI

app = FastAPI()
marked: set[str] = set()  # expect: DAT101


class Layouts:
    def __init__(self):
        self._layouts = {}  # expect: DAT101
        self._fill()

    def _fill(self):
        self._put("invoice", ("number", "sum"))

    def _put(self, name, fields):
        self._layouts[name] = fields

    def add(self, name, fields):
        self._put(name, fields)

    def names(self):
        return list(self._layouts)


layouts = Layouts()


@app.post("/layouts/{name}")
def create(name: str, fields: list[str]):
    layouts.add(name, fields)


@app.get("/layouts")
def all_layouts():
    return layouts.names()


@app.put("/marks/{name}")
def mark(name: str):
    marked.add(name)


@app.delete("/marks/{name}")
def unmark(name: str):
    marked.discard(name)


@app.get("/marks")
def marks():
    return sorted(marked)
