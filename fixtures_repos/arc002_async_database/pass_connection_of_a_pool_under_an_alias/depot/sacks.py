from depot.connections import Connection


class Kept:
    _held: Connection

    def __init__(self, connection: Connection) -> None:
        self._held = connection


class Sacks(Kept):
    async def add(self, weight: int) -> None:
        await self._held.execute("INSERT INTO sacks (weight) VALUES ($1)", weight)
