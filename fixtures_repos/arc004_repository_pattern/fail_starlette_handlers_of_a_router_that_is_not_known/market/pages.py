from typing import Annotated

from dispatching import Pages
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import JSONResponse

from market.tables import Stall

Database = Annotated[AsyncSession, lambda request: request.state.database]
pages = Pages()


@pages.get("/stalls")
async def stalls(request, database: Database) -> JSONResponse:
    found = await database.execute(select(Stall))
    return JSONResponse([stall.name for stall in found.scalars()])


@pages.post("/stalls")
async def rent(request, database: Database) -> JSONResponse:
    given = await request.json()
    database.add(Stall(name=given["name"]))
    await database.commit()
    return JSONResponse({"name": given["name"]}, status_code=201)


@pages.delete("/stalls/{number:int}")
async def leave(request, database: Database, number: int) -> JSONResponse:
    await database.delete(await database.get(Stall, number))
    await database.commit()
    return JSONResponse({})
