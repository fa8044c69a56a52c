class NullSender:
    """Stands for a queue where there is none."""

    def send(self, order):
        print("not sent", order)


def review(order, interactive):
    if interactive:
        print("what is missing:", order)
    NullSender().send(order)
    return order
