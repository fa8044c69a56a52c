from pyramid.view import view_config


@view_config(route_name="status", renderer="json")
def status(request):
    return {"status": "okay"}
