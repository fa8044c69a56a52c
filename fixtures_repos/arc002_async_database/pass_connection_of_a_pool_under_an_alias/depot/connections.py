from typing import TYPE_CHECKING

from asyncpg.pool import PoolConnectionProxy

if TYPE_CHECKING:
    type Connection = PoolConnectionProxy[dict]
else:
    type Connection = PoolConnectionProxy
