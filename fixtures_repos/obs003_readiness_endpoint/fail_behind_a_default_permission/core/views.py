from rest_framework.response import Response
from rest_framework.views import APIView

from core.models import Order


class Ready(APIView):
    def get(self, request):
        return Response({"orders": Order.objects.count()})
