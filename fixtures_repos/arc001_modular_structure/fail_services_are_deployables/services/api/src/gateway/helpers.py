def double(value):
    value = value * 2
    return value
