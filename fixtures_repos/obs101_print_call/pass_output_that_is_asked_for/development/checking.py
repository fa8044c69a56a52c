def check(path):
    print(path)
