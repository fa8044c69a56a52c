from rest_framework.response import Response
from rest_framework.views import APIView

from parcels.renderers import TableRenderer


class Figures(APIView):
    renderer_classes = [TableRenderer]

    def get(self, request):
        return Response({"parcels_open": 3})
