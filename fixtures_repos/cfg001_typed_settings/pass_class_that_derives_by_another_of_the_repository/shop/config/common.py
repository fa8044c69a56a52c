from pydantic import RedisDsn
from pydantic_settings import BaseSettings


class CommonConfig(BaseSettings):
    redis: RedisDsn
