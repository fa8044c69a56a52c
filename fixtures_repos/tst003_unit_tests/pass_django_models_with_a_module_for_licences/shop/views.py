from django.http import JsonResponse

from shop.models import Parcel


def parcels(request):
    return JsonResponse({"parcels": [each.number for each in Parcel.objects.all()]})
