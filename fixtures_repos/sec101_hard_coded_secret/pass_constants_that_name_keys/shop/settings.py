from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    secret: str = Field(validation_alias=AliasChoices("SHOP_CLIENT_SECRET", "clientSecret"))
