from django.core.mail import EmailMessage
from django.http import JsonResponse
from django.template.loader import get_template


def add(request):
    reason = request.POST["reason"]
    content = get_template(f"emails/{reason}/content.txt").render({"reason": reason})
    EmailMessage(subject="Orders", body=content, to=["shop@example.org"]).send()
    return JsonResponse({"reason": reason})
