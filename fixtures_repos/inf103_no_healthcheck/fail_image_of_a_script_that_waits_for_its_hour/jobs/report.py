import sys

import time


def work() -> None:
    while True:
        time.sleep(60)


if __name__ == "__main__":
    work()
    sys.exit()
