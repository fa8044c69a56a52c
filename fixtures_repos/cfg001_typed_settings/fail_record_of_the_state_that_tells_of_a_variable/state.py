from pydantic import BaseModel


class State(BaseModel):
    uptime: float
    visitors: int
    version: str
    proxied: bool
    platform: str
