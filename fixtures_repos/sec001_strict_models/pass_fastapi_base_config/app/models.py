from pydantic import BaseModel, ConfigDict


class ApiModel(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class OrderIn(ApiModel):
    sku: str
    amount: int


class OrderOut(BaseModel):
    id: int
