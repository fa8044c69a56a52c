import inspect

import checks


def main():
    for _, check in inspect.getmembers(checks, inspect.isfunction):
        check()


if __name__ == "__main__":
    main()
