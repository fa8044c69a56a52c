import time

from barn.store import sweep


def main():
    while True:
        sweep()
        time.sleep(60)


if __name__ == "__main__":
    main()
