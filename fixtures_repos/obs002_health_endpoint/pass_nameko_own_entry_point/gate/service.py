from nameko.rpc import RpcProxy

from gate.entries import http


class Gate:
    name = "gate"
    orders = RpcProxy("orders")

    @http("GET", "/orders/<int:key>")
    def order(self, request, key):
        return self.orders.get(key)

    @http("GET,HEAD", "/health", expected_exceptions=ValueError)
    def health(self, request):
        return "ok"
