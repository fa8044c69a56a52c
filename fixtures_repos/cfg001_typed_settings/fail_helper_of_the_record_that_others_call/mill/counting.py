class Counter:
    def __init__(self, token: str) -> None:
        self.token = token
