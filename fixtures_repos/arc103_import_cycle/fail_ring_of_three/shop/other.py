from shop import orders, prices, stock
