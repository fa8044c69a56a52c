class Probes:
    def __init__(self, name: str) -> None:
        self.name = name

    async def alive(self) -> dict[str, str]:
        return {"name": self.name}
