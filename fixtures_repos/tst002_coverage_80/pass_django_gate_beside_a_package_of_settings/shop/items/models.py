from django.db import models


class ItemQuerySet(models.QuerySet):
    def visible(self):
        return self.filter(hidden=False)


class Item(models.Model):
    name = models.CharField(max_length=80)
    hidden = models.BooleanField(default=False)

    objects = ItemQuerySet.as_manager()
