import os

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings


class Sessions(BaseSettings):
    SIGNING_SECRET: SecretStr = Field(default=SecretStr("only-for-trials"))
    DAYS: int = 7

    @model_validator(mode="after")
    def _refuse_the_default(self) -> "Sessions":
        if os.environ.get("STAGE", "") != "live":
            return self
        trial = "only-for-trials"
        if self.SIGNING_SECRET.get_secret_value() == trial:
            raise ValueError("SIGNING_SECRET has to be set")
        return self
