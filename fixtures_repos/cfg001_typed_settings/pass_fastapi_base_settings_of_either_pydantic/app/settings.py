from app.compat import BaseSettings, Field


class Options(BaseSettings):
    database_url: str = Field(env="DATABASE_URL")


options = Options()
