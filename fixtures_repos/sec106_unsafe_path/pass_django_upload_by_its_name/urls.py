from django.http import HttpRequest, HttpResponse
from django.urls import path


def upload(request: HttpRequest) -> HttpResponse:
    with open("resumes/" + request.FILES["file"].name, "wb") as file:
        file.write(request.FILES["file"].read())
    return HttpResponse("kept")


urlpatterns = [path("upload/", upload)]
