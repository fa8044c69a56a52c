import contextlib
import contextvars
import os

import neo4j

driver = neo4j.AsyncGraphDatabase.driver(os.environ["GRAPH"])
held = contextvars.ContextVar("held")


@contextlib.asynccontextmanager
async def transaction():
    async with driver.session(database="depot") as session:
        begun = await session.begin_transaction()
        async with begun as made:
            held.set(made)
            yield made
