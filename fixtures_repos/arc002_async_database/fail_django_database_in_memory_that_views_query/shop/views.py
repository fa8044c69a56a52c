from django.http import JsonResponse

from shop.models import Visit


def offers(request):
    Visit.objects.create()
    return JsonResponse({"visits": Visit.objects.count()})
