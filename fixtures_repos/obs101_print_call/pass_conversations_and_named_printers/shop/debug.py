class OrderPrinter:
    def __init__(self, events):
        events.append(self.on_order)

    def on_order(self, order):
        print("order", order)


def debug_one(events):
    """Offered to whoever debugs an order."""
    OrderPrinter(events)
    print_totals([1])


def print_totals(totals):
    print("totals", sum(totals))
