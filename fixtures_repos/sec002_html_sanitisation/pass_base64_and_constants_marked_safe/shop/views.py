from django.shortcuts import render


def page(request):
    return render(request, "shop/page.html", {"name": request.POST.get("name")})
