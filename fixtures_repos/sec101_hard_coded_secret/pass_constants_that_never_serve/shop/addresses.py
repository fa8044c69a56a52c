from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    test_database_url: str = "postgresql://shop:password@db/shop_trials"
