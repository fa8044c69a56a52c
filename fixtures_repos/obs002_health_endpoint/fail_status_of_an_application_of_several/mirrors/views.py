from django.shortcuts import render


def listed(request):
    return render(request, "list.html")


def status(request):
    return render(request, "status.html")
