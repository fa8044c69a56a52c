class Banner:
    text = "Welcome"

    @staticmethod
    def of(order):
        return order.customer.greeting
