def load(name: str) -> str:
    with open("/srv/reports/" + name) as file:  # expect: SEC106
        return file.read()
