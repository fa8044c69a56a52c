from ninja import NinjaAPI

from core.models import Order

api = NinjaAPI(auth=lambda request: request.headers.get("x-key"))


@api.get("/readyz", auth=None)
def ready(request):
    Order.objects.exists()
    return {"status": "ready"}
