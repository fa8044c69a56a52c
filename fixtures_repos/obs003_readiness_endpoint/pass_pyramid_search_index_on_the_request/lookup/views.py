from pyramid.view import view_config


class Unhealthy(Exception):
    pass


@view_config(route_name="status", renderer="json")
def status(request):
    color = request.es.cluster.health(index="pages")["status"]
    if color == "red":
        raise Unhealthy(color)
    return {"status": "okay"}
