class TokenManager:
    def __init__(self) -> None:
        self.known: list[str] = []

    def add(self, token: str) -> None:
        self.known.append(token)

    def has(self, token: str) -> bool:
        return token in self.known

    def drop(self, token: str) -> None:
        self.known.remove(token)
