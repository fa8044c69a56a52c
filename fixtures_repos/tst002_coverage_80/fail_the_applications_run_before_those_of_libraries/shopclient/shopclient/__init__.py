def fetch():
    return []
