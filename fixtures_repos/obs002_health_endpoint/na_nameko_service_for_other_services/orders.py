from nameko.rpc import rpc


class Orders:
    name = "orders"

    @rpc
    def health(self):
        return "ok"
