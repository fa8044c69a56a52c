def to_celsius(value):
    shifted = value - 32
    return shifted / 1.8
