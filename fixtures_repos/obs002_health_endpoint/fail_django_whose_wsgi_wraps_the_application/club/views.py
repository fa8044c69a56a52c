from django.http import JsonResponse


def members(request):
    return JsonResponse({})
