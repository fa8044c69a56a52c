class ServiceElement:
    def __init__(self, name: str) -> None:
        self.name = name

    def to_schema(self) -> str:
        return f"service {self.name} {{}}"
