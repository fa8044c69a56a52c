from depot import area
from depot.views import Alive, Crates


def includeme(config):
    config.add_route("{0}/crates".format(area), "/crates")
    config.add_view(Crates, attr="all", route_name="{0}/crates".format(area), request_method="GET")
    config.add_route("{0}/alive".format(area), "/ping")
    config.add_view(Alive, attr="tell", route_name="{0}/alive".format(area), request_method="GET")
