import redis

store = redis.Redis()


class Counts:
    def rate_limit(self):
        count = store.incr(self.request.remote_ip)
        return count > 100, 100 - count
