from rest_framework.response import Response
from rest_framework.views import APIView


class Ping(APIView):
    permission_classes = []

    def get(self, request, **kwargs):
        return Response("pong")
