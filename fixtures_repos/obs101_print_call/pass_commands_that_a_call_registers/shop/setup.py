try:
    input = raw_input
except NameError:
    pass


def _prompt(name):
    return input(f"{name}: ")


def run():
    print("This sets the shop up.")
    name = _prompt("name")
    print(f"Hello {name}")
