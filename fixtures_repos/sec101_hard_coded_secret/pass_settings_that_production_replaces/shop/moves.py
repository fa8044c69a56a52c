import os

import asyncpg


async def move():
    old = await asyncpg.create_pool("postgres://user:password@host/old")
    return old, os.getcwd()
