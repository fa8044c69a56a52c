from django.db import models

from shop.common import Dated


class Order(Dated):
    number = models.IntegerField()
