from pydantic import BaseModel


class KioskConfig(BaseModel):
    title: str = "kiosk"
    port: int = 8080
