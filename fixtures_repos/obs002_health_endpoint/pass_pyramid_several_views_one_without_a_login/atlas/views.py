from pyramid.view import view_config


def includeme(config):
    add_route = config.add_route
    add_route("ping", "/ping")
    add_route("auth-ping", "/auth-ping")


@view_config(route_name="ping", renderer="string")
@view_config(route_name="auth-ping", renderer="string", permission="view")
def ping(request):
    return f"pong {request.path}"
