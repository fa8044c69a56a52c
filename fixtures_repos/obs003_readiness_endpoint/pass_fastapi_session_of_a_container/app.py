from dishka.integrations.fastapi import DishkaRoute, FromDishka
from fastapi import APIRouter, FastAPI, Response
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Parcel(Base):
    __tablename__ = "parcels"

    id: Mapped[int] = mapped_column(primary_key=True)


router = APIRouter(route_class=DishkaRoute)


@router.get("/ready")
async def ready(session: FromDishka[AsyncSession], response: Response) -> dict[str, bool]:
    try:
        await session.execute(text("select 1"))
    except OSError:
        response.status_code = 503
        return {"ready": False}
    return {"ready": True}


app = FastAPI()
app.include_router(router)
