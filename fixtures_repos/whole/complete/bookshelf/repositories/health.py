"""The question whether the database answers."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


class HealthRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def ping(self) -> None:
        """Raise what the driver raises when the database does not answer."""
        await self._session.execute(text("SELECT 1"))
