from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import APIView

from parcels.renderers import OpenMetricsRenderer


class Figures(APIView):
    renderer_classes = (*api_settings.DEFAULT_RENDERER_CLASSES, OpenMetricsRenderer)

    def get(self, request):
        return Response({"parcels_open": 3})
