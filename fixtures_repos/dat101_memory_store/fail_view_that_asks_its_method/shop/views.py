from django.http import JsonResponse

ITEMS = []  # expect: DAT101
SEEN = []


def items(request):
    if request.method == "POST":
        ITEMS.append(request.POST["name"])
    return JsonResponse(ITEMS, safe=False)


def seen(request):
    SEEN.append(request.path)
    return JsonResponse(SEEN, safe=False)
