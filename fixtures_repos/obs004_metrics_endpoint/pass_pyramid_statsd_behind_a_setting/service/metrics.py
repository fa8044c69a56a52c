from statsd.client.udp import StatsClient


def make(settings):
    if settings.get("statsd.host"):
        return StatsClient(host=settings["statsd.host"])
    return None
