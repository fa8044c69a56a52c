def limit():
    return 3
