from statsd.client import StatsClient


def includeme(config):
    config.registry["stats"] = StatsClient(host=config.registry.settings["stats.host"])
