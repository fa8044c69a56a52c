from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from shop.parcels.rest_framework.serializers import ParcelSerializer


class ParcelView(APIView):
    serializer_class: type[Serializer] = ParcelSerializer

    def get(self, request):
        return Response([])
