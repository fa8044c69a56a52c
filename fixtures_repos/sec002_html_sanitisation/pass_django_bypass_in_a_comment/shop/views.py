from django.shortcuts import render


def note(request):
    return render(request, "note.html", {"text": request.GET.get("text", "")})
