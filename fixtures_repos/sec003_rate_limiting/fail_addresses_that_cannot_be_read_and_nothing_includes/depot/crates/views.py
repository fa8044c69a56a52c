from django.http import JsonResponse


def crates(request):
    return JsonResponse({"crates": []})
