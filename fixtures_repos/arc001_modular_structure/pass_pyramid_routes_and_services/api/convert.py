from pyramid.view import view_config

from services.convert import to_celsius


@view_config(route_name="convert", renderer="json")
def convert(request):
    return to_celsius(1)
