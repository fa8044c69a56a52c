class ShopError(Exception):
    def __init__(self, text, status):
        super().__init__(text)
        self.status = status


class OutOfStock(ShopError):
    def __init__(self, name):
        super().__init__(f"no {name} left", 409)


def describe(error):
    return {"error": str(error), "status": error.status}
