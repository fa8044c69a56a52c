from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pyramid.response import Response
from pyramid.view import view_config


@view_config(route_name="metrics")
def metrics(request):
    return Response(generate_latest(), content_type="text/plain")
