from django.http import JsonResponse

from harbour.ships.models import Ship


def add(request):
    ship = Ship.objects.create(name=request.POST["name"])
    return JsonResponse({"ship": ship.pk}, status=201)
