from fastapi import FastAPI
from sqlalchemy_bind_manager import SQLAlchemyBindManager, SQLAlchemyConfig

from app.books import books
from app.settings import settings

app = FastAPI()
binds = SQLAlchemyBindManager(SQLAlchemyConfig(engine_url=settings.address, async_engine=True))


@app.get("/")
async def index() -> list[str]:
    return [book.title for book in await books(binds).find()]
