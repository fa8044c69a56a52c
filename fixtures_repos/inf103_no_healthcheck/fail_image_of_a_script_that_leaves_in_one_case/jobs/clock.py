def keep(name: str) -> None:
    while name:
        print(name)
