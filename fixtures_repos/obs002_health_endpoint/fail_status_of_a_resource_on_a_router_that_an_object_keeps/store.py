class Store:
    def is_on(self, key: int) -> bool:
        return key % 2 == 0
