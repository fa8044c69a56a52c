from django.db import models

from garden.kinds import by_kind


class Bed(models.Model):
    side = models.CharField(max_length=1)
    label = models.CharField(max_length=80)

    @property
    def sign(self):
        return self.label

    def __str__(self):
        return self.label


class Plant(models.Model):
    ICONS = by_kind('<i class="plant"></i>')
    kind = models.CharField(max_length=10)
    note = models.CharField(max_length=80)
    bed = models.ForeignKey("garden.Bed", on_delete=models.CASCADE)

    @property
    def icon(self):
        return self.ICONS.get(self.kind) or self.note
