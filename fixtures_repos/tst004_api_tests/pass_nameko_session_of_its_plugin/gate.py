from nameko.web.handlers import http


class Gate:
    name = "gate"

    @http("GET", "/orders/<int:key>")
    def order(self, request, key):
        return str(key)
