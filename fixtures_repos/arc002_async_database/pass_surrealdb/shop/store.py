from __future__ import annotations

import os
from typing import TYPE_CHECKING

from surrealdb import AsyncSurreal

if TYPE_CHECKING:
    from surrealdb.connections.async_template import AsyncTemplate

_kept: AsyncTemplate | None = None


async def opened() -> AsyncTemplate:
    global _kept
    if _kept is None:
        _kept = AsyncSurreal(os.environ["SURREAL_URL"])
        await _kept.use("shop", "shop")
    return _kept
