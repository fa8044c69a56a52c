from django.db import models
from fastapi.security import HTTPBasicCredentials
from lato import Event
from marshmallow import Schema


class Login(HTTPBasicCredentials):
    class Config:  # expect: PYD101
        extra = "forbid"


class Placed(Event):
    order: int

    class Config:  # expect: PYD101
        orm_mode = True


class Order(Schema):
    class Config:
        table = "orders"


class Row(models.Model):
    class Config:
        extra = "forbid"


class Shop:
    class Config:
        extra = "forbid"
