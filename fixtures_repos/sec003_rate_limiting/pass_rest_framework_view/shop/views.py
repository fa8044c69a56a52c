from rest_framework.response import Response
from rest_framework.throttling import UserRateThrottle
from rest_framework.views import APIView


class Burst(UserRateThrottle):
    rate = "10/min"


class Orders(APIView):
    throttle_classes = [Burst]

    def get(self, request):
        return Response([])
