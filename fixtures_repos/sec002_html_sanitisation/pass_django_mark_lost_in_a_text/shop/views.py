from django.core.mail import send_mail
from django.shortcuts import render
from django.utils.safestring import mark_safe


def order(request):
    subject = f"Order of {mark_safe(request.POST['name'])}"
    send_mail(subject, "Thank you.", "shop@shop.example", ["orders@shop.example"])
    return render(request, "order.html", {"subject": subject})
