from pydantic import BaseModel


class Login(BaseModel):
    username: str
    password: str

    class Config:
        json_schema_extra = {"example": {"username": "ada@shop.example", "password": "3xt3m#92Qk"}}
