class WinterStorageService:
    def price(self, days: int) -> int:
        return days * 3
