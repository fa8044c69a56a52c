from dataclasses import dataclass, field


@dataclass
class NoteStore:
    rows: list = field(default_factory=list)  # expect: DAT101

    def add(self, row):
        self.rows.append(row)


class Notes:
    def __init__(self, store: NoteStore):
        self.store = store

    def create(self, row):
        self.store.add(row)

    def all(self):
        return self.store.rows
