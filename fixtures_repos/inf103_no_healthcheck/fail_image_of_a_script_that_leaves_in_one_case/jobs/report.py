import sys

from clock import keep

if __name__ == "__main__":
    keep("report")
    if len(sys.argv) > 1:
        sys.exit()
