def counted(orders):
    return len(orders)
