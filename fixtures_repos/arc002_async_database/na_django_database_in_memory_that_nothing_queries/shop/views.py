import requests
from django.http import JsonResponse


def offers(request):
    return JsonResponse(requests.get("https://offers.example.org/all", timeout=3).json())
