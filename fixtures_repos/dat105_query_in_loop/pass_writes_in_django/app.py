from django.db import models


class Channel(models.Model):
    code = models.CharField(max_length=9)


class Listing(models.Model):
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE)


def fill():
    for channel in Channel.objects.all():
        Listing.objects.get_or_create(channel=channel)


def copy():
    for channel in Channel.objects.filter(code="main"):
        listing = Listing.objects.create(channel=channel)
        listing.save()


def retire():
    for channel in Channel.objects.filter(code="old"):
        Listing.objects.filter(channel=channel).update(channel=None)
