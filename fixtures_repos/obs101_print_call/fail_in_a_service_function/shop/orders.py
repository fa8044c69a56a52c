import sys
from pprint import pprint


def place(order):
    print("placing", order)  # expect: OBS101
    pprint(order)  # expect: OBS101
    sys.stdout.write("done\n")  # expect: OBS101
    print("failed", file=sys.stderr)  # expect: OBS101
    return order
