def provider(name):
    return name.lower()
