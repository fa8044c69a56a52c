class Store:
    def __init__(self) -> None:
        self.watches: list[dict] = []
