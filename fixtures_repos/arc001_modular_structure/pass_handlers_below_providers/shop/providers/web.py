from tornado.web import RequestHandler

from shop.providers.rates import rate


class Rate(RequestHandler):
    def get(self, currency: str) -> None:
        self.write({"rate": rate(currency)})


def handlers() -> list[tuple[str, type[RequestHandler]]]:
    return [(r"/rates/(\w+)", Rate)]
