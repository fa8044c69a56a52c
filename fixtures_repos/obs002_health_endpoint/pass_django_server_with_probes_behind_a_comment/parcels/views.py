from django.http import JsonResponse

from parcels.models import Parcel


def parcels(request):
    return JsonResponse({"count": Parcel.objects.count()})
