"""Started by hand, and what stands beside the entry point."""


def seed():
    add("order")


def add(name):
    print(f"{name} added")


if __name__ == "__main__":
    seed()
