class Shelf:
    def find_unique(self, number: str) -> str:
        return number.upper()


shelf = Shelf()
