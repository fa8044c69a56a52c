from django.db import models


class Job(models.Model):
    number = models.IntegerField()

    def label(self):
        return str(self.number)
