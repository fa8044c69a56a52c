from pyramid.view import view_config

from .models import Wiki


@view_config(context=Wiki, name="add", request_method="POST")
def add(context, request):
    context[request.params["name"]] = request.params["body"]
    return request.response
