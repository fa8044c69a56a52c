from depot.views import Crates


def includeme(config):
    area, other = config.registry.settings["area"], config.registry.settings["other"]
    config.add_route("{0}/crates".format(area), "/crates")
    config.add_view(Crates, attr="all", route_name="{0}/crates".format(area), request_method="GET")
    config.add_route("{0}/alive".format(area), "/ping")
    config.add_view(Crates, attr="all", route_name="{0}/alive".format(other), request_method="GET")
