import asyncpg

import migrations


async def upgrade(version: int) -> None:
    connection = await asyncpg.connect("postgres://db/shop")
    for name, migrate in sorted(vars(migrations).items()):
        if name.startswith("m") and int(name[1:4]) > version:
            await migrate(connection)
