from rest_framework import decorators, viewsets
from rest_framework.response import Response

from shop.throttling import OrderThrottle


class Orders(viewsets.ViewSet):
    @decorators.action(
        detail=False,
        methods=["post"],
        throttle_classes=[OrderThrottle],
    )
    def place(self, request):
        return Response({"placed": request.data["number"]})
