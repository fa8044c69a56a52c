from async_rows import BaseRepository
from sqlalchemy.ext.asyncio import AsyncSession

from shop.models import Key


class KeyRepository(BaseRepository):
    def __init__(self, session: AsyncSession) -> None:
        super().__init__(session, Key)
