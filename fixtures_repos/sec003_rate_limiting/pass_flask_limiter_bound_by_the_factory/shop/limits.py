import shop


def limit(*args, **kwargs):
    if shop.limiter:
        return shop.limiter.limit(*args, **kwargs)
    return lambda function: function
