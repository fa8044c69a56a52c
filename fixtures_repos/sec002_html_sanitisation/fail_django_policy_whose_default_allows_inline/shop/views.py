from django.shortcuts import render


def note(request):
    return render(request, "note.html", {"note": request.GET["note"]})
