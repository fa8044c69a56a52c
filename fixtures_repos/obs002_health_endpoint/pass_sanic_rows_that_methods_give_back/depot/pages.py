from sanic.response import json

from depot.base import Pages


class ParcelPages(Pages):
    def get_all(self):
        async def _get_all(request):
            return json([])

        return "/parcels", ["GET"], _get_all


class MiscPages(Pages):
    def get_health(self):
        async def _get_health(request):
            return json({"status": "ok"})

        return "/health", ["GET"], _get_health

    def sizes(self):
        return "/not/a/route", ["GET", "small"], self.get_health
