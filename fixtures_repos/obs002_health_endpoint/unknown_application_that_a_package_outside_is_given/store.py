class Store:
    def orders(self) -> list[str]:
        return []
