from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle
from rest_framework.views import APIView


class Burst(AnonRateThrottle):
    rate = "5/min"


class Login(APIView):
    def get_throttles(self):
        return [Burst()]

    def post(self, request):
        return Response({})


login = Login.as_view()
