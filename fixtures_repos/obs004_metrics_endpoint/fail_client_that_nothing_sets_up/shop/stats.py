from statsd.client import StatsClient

CLIENT = None


def configure(address):
    global CLIENT
    host, _, port = address.partition(":")
    CLIENT = StatsClient(host=host, port=int(port or 8125))
    return CLIENT
