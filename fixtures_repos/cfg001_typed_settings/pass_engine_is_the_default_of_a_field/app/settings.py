from pydantic_settings import BaseSettings
from sqlalchemy_bind_manager import SQLAlchemyConfig


class Settings(BaseSettings):
    binds: dict[str, SQLAlchemyConfig] = dict(
        default=SQLAlchemyConfig(engine_url="mysql+asyncmy://shop:shop@database/shop", async_engine=True),
    )
