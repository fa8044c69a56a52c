from typing import ClassVar

from pydantic import model_validator
from pydantic_settings import BaseSettings


class Tokens(BaseSettings):
    _TRIALS: ClassVar[set[str]] = {"pear-of-trials", "secret"}
    stage: str = "trial"
    signing_secret: str = "pear-of-trials"

    @model_validator(mode="after")
    def _no_trials(self):
        if self.signing_secret.lower() in self._TRIALS:
            raise ValueError("signing_secret is one of trials")
        return self
