from django.core.mail import send_mail
from django.shortcuts import render
from django.template.loader import render_to_string


def parcels(request):
    body = render_to_string("parcels/mail.html", {"note": request.GET["note"]}, using="text")
    send_mail("Parcels", body, "depot@example.org", ["all@example.org"])
    return render(request, "parcels/list.html", {"note": request.GET["note"]})
