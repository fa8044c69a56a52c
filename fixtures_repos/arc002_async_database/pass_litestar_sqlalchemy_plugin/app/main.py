import os

from litestar import Litestar, get
from litestar.plugins.sqlalchemy import SQLAlchemyAsyncConfig, SQLAlchemyPlugin
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Author

config = SQLAlchemyAsyncConfig(connection_string=os.environ["DATABASE_URL"])


@get("/authors")
async def authors(db_session: AsyncSession) -> list[str]:
    found = await db_session.scalars(select(Author))
    return [author.name for author in found]


app = Litestar(route_handlers=[authors], plugins=[SQLAlchemyPlugin(config)])
