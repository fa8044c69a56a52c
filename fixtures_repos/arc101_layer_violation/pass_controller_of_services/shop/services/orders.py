from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
from werkzeug.security import generate_password_hash

from shop.repositories import orders

if TYPE_CHECKING:
    from fastapi import Request


def create(session, name):
    if not name:
        raise ValueError("an order needs a name")
    return orders.add(session, generate_password_hash(name))


async def notify(request: Request):
    async with aiohttp.ClientSession() as client:
        await client.post("https://example.org")
