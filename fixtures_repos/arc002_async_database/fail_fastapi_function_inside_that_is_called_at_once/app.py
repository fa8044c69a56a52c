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


@app.get("/parcels")
async def parcels():
    def ask():
        with engine.connect() as connection:
            return connection.execute(text("select count(*) from parcels")).scalar()

    return {"count": ask()}
