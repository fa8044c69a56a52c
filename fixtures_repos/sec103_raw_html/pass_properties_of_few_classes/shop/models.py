from django.db import models


class Checked(models.Model):
    words = models.CharField(max_length=80)
    checked = models.BooleanField()

    @property
    def badge(self):
        return "<b>checked</b>" if self.checked else "<i>unchecked</i>"


class Order(Checked):
    headline = models.CharField(max_length=80)

    @property
    def badge(self):
        badge = super(Order, self).badge
        if self.headline:
            return "<b>named</b>"
        return badge
