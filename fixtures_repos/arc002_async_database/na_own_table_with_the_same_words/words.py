class Table:
    def __init__(self, entries: dict[str, str]) -> None:
        self.entries = entries

    def search(self, word: str) -> list[str]:
        return [text for key, text in self.entries.items() if word in key]


class Words:
    def __init__(self, entries: dict[str, str]) -> None:
        self.entries = entries

    def table(self, name: str) -> Table:
        return Table(self.entries)
