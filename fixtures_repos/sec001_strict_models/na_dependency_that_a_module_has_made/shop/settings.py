from pydantic import BaseModel


class Settings(BaseModel):
    realm: str = "shop"
    strict: bool = False


settings = Settings()
