import os

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    name: str = "shop"
    jwt_secret: str = "shopshop"  # expect: SEC101
    db_password: str = Field(default="postgres")  # expect: SEC101
    signing_key: SecretStr = SecretStr("4f1c7a90be2d11ec8d3d0242ac130003")  # expect: SEC101
    token_prefix: str = "shop_pat_"
    token_url: str = "/auth/token"
    api_token: str = ""


class WorkerConfig:
    SECRET_KEY = os.environ.get("WORKER_SECRET", "change-me")  # expect: SEC101
    BROKER = "amqp://shop:Vd93kLq2@broker.internal:5672/"  # expect: SEC101
    CONTEST_DATABASE_URL = "postgresql://shop:Vd93kLq2@db.internal/contest"  # expect: SEC101
    LOCAL_BROKER = "amqp://guest:guest@localhost:5672/"
