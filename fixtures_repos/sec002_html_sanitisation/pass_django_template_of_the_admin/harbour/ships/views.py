from django.http import JsonResponse
from django.views.decorators.http import require_GET

from harbour.ships.models import Ship


@require_GET
def ships(request):
    return JsonResponse({"ships": [ship.name for ship in Ship.objects.all()]})
