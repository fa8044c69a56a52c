from pydantic import model_validator
from pydantic_settings import BaseSettings

INSECURE = {"let-me-in", "dev-only-key"}


class Settings(BaseSettings):
    environment: str = "local"
    secret_key: str = "changethis"
    admin_password: str = "let-me-in"

    def _check_default(self, name: str, value: str) -> None:
        if value == "changethis":
            if self.environment == "local":
                return
            raise ValueError(f"{name} has its default value")

    @model_validator(mode="after")
    def _no_defaults(self):
        self._check_default("secret_key", self.secret_key)
        if self.admin_password in INSECURE:
            raise ValueError("admin_password has its default value")
        return self
