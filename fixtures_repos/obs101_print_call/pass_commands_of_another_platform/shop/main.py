from shop import told


def run():
    told.configured("orders")
