from healthcheck import HealthCheck
from redis import Redis

health = HealthCheck()
client = Redis()


def cache():
    return client.ping(), "cache"


health.add_check(cache)
