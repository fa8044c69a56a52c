import sys

from shop.harvest import cleaned

if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(cleaned(line))
