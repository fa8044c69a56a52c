from django.http import JsonResponse


def parcels(request):
    return JsonResponse({"parcels": []})
