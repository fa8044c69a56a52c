import sys


def work() -> None:
    print("done")


if __name__ == "__main__":
    work()
    sys.exit()
