from django.db import models


class Order(models.Model):
    amount = models.IntegerField()

    def doubled(self):
        return self.amount * 2
