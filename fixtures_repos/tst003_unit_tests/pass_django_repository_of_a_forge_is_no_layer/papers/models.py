from django.db import models


class Paper(models.Model):
    number = models.IntegerField()

    def label(self):
        return str(self.number)
