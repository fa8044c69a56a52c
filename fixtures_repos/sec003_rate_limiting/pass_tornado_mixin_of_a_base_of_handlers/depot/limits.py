import time

import tornado.web

SEEN: dict[str, list[float]] = {}


class RateLimitMixin:
    def prepare(self) -> None:
        self.check_rate()

    def check_rate(self) -> None:
        times = SEEN.setdefault(self.request.remote_ip, [])
        times.append(time.time())
        if len(times) > 100:
            raise tornado.web.HTTPError(429)


class LimitedHandler(tornado.web.RequestHandler, RateLimitMixin):
    """For handlers to derive from."""


class Answers:
    @staticmethod
    def listed(items: list[str]) -> dict[str, list[str]]:
        return {"items": items}

    @staticmethod
    def rate_limit_exceeded() -> tuple[str, int]:
        return "too many requests", 429
