from django.http import JsonResponse

from shop.models import Shelf


def shelves(request):
    return JsonResponse({"count": Shelf.objects.count()})
