class Filter:
    param = None

    def __init__(self, filters):
        self.filters = filters


class ByCustomer(Filter):
    param = "customer"
