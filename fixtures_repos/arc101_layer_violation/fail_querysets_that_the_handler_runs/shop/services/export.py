def rows_of(orders):
    return [order.number for order in orders]
