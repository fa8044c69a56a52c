from django.core.cache import cache
from django.http import JsonResponse


class RateLimitMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        key = f"hits:{request.META['REMOTE_ADDR']}"
        cache.add(key, 0, 60)
        if cache.incr(key) > 100:
            return JsonResponse({"error": "slow down"}, status=429)
        return self.get_response(request)
