from django.http import JsonResponse

from shop.models import Parcel


def parcels(request):
    return JsonResponse({"count": Parcel.objects.count()})
