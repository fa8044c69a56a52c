import asyncio
import time

from django.http import HttpResponse

from .models import Item


async def first(request):
    await asyncio.sleep(1)  # expect: ASY101
    items = Item.objects.filter(name="a")
    return HttpResponse(Item.objects.get(pk=1), items)  # expect: ASY101


async def second(request):
    return HttpResponse(await Item.objects.aget(pk=1))


def third(request):
    time.sleep(1)
    return HttpResponse(Item.objects.get(pk=1))
