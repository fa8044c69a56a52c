from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from harbour.tables import Boat


class Boats:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    def label(self) -> str:
        return f"boats of {self._session.info.get('request', 'nobody')}"

    def already_known(self, key: tuple) -> bool:
        return self._session.identity_map.get(key) is not None

    async def every(self) -> list[Boat]:
        found = await self._session.scalars(select(Boat))
        return list(found)
