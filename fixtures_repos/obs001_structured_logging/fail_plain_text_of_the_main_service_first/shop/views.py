from django.http import JsonResponse


def orders(request):
    return JsonResponse({"orders": []})


def customers(request):
    return JsonResponse({"customers": []})


def prices(request):
    return JsonResponse({"prices": []})


def carts(request):
    return JsonResponse({"carts": []})


def stocks(request):
    return JsonResponse({"stocks": []})


def bills(request):
    return JsonResponse({"bills": []})
