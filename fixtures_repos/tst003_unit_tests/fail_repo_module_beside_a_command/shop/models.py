from django.db import models


class Order(models.Model):
    amount = models.IntegerField()
    address = models.TextField()

    def doubled(self):
        return self.amount * 2
