import json

from django.http import HttpRequest, JsonResponse
from pydantic import BaseModel


class ApiRequest(HttpRequest):
    json: dict
    project: str


class Spec(BaseModel):
    name: str
    grace: int = 60


def authorised(view):
    def wrapper(request, *args):
        request.json = json.loads(request.body)
        return view(request, *args)

    return wrapper


@authorised
def create(request: ApiRequest):
    spec = Spec.model_validate(request.json)
    return JsonResponse({"name": spec.name})


def checks(request: HttpRequest):
    if request.method == "POST":
        return create(request)
    return JsonResponse({})
