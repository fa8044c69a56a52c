def run():
    count = 1
    return count
