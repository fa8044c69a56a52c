import sys


class CopyProgress:
    """Shows how far a copy is, at a terminal."""

    def __init__(self, names):
        self.names = list(names)

    def __iter__(self):
        for place, name in enumerate(self.names):
            self.draw(place)
            yield name
        print(len(self.names), "copied")

    def draw(self, place):
        sys.stdout.write(f"{place} of {len(self.names)}\r")
