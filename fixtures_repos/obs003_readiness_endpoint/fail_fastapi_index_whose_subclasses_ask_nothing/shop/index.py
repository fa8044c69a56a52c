class Index:
    async def answers(self) -> bool:
        raise NotImplementedError

    async def find(self, text: str) -> list[str]:
        raise NotImplementedError("left to the engines")
