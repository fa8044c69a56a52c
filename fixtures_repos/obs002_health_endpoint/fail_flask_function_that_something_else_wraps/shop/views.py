def alive():
    return "ok"
