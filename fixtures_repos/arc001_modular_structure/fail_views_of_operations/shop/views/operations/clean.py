def cleaned(name):
    return name.strip()
