from fastapi import FastAPI

from depot.graph import held, transaction

app = FastAPI()


@app.get("/crates")
async def crates():
    async with transaction():
        found = await held.get().run("MATCH (n:Crate) RETURN n")
        return [each async for each in found]
