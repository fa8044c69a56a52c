def clean(name):
    name = name.strip()
    return name.lower()
