class User:
    def name(self) -> str:
        return "Ada"
