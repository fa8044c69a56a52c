from rest_framework.response import Response
from rest_framework.views import APIView

from shop import roles
from shop.models import Order


class Status(APIView):
    @roles.admin
    def get(self, request):
        return Response({"orders": Order.objects.count()})
