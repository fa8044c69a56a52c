import argparse

from mend.faults import invalid_operation, no_such_task


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("line")
    line = parser.parse_args().line
    print(any(fault.mends(line) for fault in (invalid_operation, no_such_task)))
