def price():
    from shop.tax import rate

    return rate()
