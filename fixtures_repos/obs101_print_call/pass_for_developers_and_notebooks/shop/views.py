from django.conf import settings
from django.http import JsonResponse

from shop.chat import Chat
from shop.notebook import show


def orders(request):
    if settings.DEBUG:
        print("Sign in will not work before .env has a key")
        return JsonResponse({"orders": [str(Chat), str(show)]})
    return JsonResponse({})
