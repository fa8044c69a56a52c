from ninja import NinjaAPI
from ninja.throttling import AnonRateThrottle

api = NinjaAPI(throttle=[AnonRateThrottle("10/s")])


@api.get("/orders")
def orders(request):
    return []
