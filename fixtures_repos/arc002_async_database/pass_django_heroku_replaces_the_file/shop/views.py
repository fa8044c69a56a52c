from django.http import JsonResponse

from shop.models import Parcel


def parcels(request):
    return JsonResponse({"grams": [each.grams for each in Parcel.objects.all()]})
