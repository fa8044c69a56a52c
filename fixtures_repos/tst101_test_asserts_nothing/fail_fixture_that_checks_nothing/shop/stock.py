def left(item):
    return len(item)
