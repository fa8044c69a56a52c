from django.core.cache import cache
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView


class Ready(APIView):
    permission_classes = [AllowAny]

    def get(self, request):
        cache.set("ready", "1", 5)
        return Response({"ready": True})
