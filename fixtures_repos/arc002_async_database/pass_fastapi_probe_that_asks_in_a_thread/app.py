import asyncio

from fastapi import FastAPI
from sqlalchemy import create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

engine = create_engine("postgresql+psycopg://db/shop")
app = FastAPI()


class Base(DeclarativeBase):
    pass


class Parcel(Base):
    __tablename__ = "parcels"

    id: Mapped[int] = mapped_column(primary_key=True)


@app.get("/health/ready")
async def ready():
    def ask():
        with engine.connect() as connection:
            connection.execute(text("select 1"))

    await asyncio.to_thread(ask)
    return {"ready": True}


@app.get("/parcels")
def parcels():
    with engine.connect() as connection:
        return {"count": connection.execute(text("select count(*) from parcels")).scalar()}
