import sys


def convert(path):
    print(path)


if __name__ == "__main__":
    convert(sys.argv[1])
