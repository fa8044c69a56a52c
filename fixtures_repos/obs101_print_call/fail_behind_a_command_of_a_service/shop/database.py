def create_all():
    """Only the command calls it, in a module that the service needs too."""
    print("creating tables")  # expect: OBS101
    for name in tables():
        note(name)


def note(name):
    print(f"{name} created")  # expect: OBS101


def tables():
    return ["order"]
