def total(prices):
    summed = sum(prices)
    return summed
