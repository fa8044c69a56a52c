from pyramid.view import view_config


class Views:
    def __init__(self, request):
        self.request = request

    @view_config(route_name="/+status", accept="application/json")
    def status(self):
        return {}

    @view_config(route_name="/parcels")
    def parcels(self):
        return []
