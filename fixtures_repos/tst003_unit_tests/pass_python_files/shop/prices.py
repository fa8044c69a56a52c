def gross(net, rate):
    return round(net * (1 + rate), 2)
