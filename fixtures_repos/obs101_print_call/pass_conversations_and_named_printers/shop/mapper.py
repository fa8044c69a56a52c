import sys


class Mapper:
    """A program at the other end of the pipe reads every line."""

    def run(self, stdin=sys.stdin, stdout=sys.stdout):
        for line in stdin:
            self.count(line)

    def count(self, line):
        print(f"reporter:counter:{line}", file=sys.stderr)


def answer():
    for line in sys.stdin:
        print(line.upper())
