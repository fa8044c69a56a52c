def includeme(config):
    config.add_route("metrics", "/metrics")
