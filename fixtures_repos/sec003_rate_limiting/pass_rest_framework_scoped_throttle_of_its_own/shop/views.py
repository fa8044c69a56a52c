from rest_framework.response import Response
from rest_framework.views import APIView


class Orders(APIView):
    throttle_scope = "orders"

    def get(self, request):
        return Response([])
