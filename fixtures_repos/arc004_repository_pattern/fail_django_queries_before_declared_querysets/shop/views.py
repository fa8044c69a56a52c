from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from shop.models import Parcel


class Parcels(GenericViewSet):
    queryset = Parcel.objects.all()

    @action(detail=False)
    def heavy(self, request):
        return Response(Parcel.objects.filter(grams__gt=1000).count())
