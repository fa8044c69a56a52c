from fastapi import APIRouter


class Rows(APIRouter):
    """The same four routes for every table."""

    def __init__(self, path: str, new_row: type, store: list):
        super().__init__(prefix=path)
        self.new_row = new_row
        self.store = store
        self.declare()

    def declare(self) -> None:
        @self.post("")
        def add(row: self.new_row):
            self.store.append(row)

        @self.get("")
        def rows():
            return self.store
