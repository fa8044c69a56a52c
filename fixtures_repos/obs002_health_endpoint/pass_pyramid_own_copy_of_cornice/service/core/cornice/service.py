import venusian


class Service:
    def __init__(self, name, path):
        self.name, self.path = name, path

    def register(self, config):
        config.add_route(self.name, self.path)

    def get(self, **options):
        def decorate(view):
            venusian.attach(view, lambda context, name, ob: context.config.add_view(ob, route_name=self.name))
            return view

        return decorate
