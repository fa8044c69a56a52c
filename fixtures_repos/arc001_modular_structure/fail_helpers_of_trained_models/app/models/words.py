class Words:
    def of(self, text: str) -> list[int]:
        return [len(word) for word in text.split()]
