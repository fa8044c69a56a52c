from django.db import models

from garden.kinds import KINDS, by_kind


class Bed(models.Model):
    NORTH, SOUTH = "n", "s"
    ICONS = {NORTH: '<i class="north"></i>', SOUTH: '<i class="south"></i>'}
    side = models.CharField(max_length=1)

    @property
    def sign(self):
        return self.ICONS.get(self.side)


class Plant(models.Model):
    ICONS = by_kind('<i class="plant"></i>')
    STATES = dict(zip(("new", "old"), ('<i class="new"></i>', '<i class="old"></i>')))
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in KINDS])
    state = models.CharField(max_length=3)
    bed = models.ForeignKey(Bed, on_delete=models.CASCADE)

    @property
    def icon(self):
        return self.ICONS.get(self.kind)

    def state_icon(self):
        return self.STATES.get(self.state, self.STATES["new"])
